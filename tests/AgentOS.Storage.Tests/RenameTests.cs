using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

public sealed class RenameTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    [Trait("Rule", "FS-6")]
    public void A_file_replaces_a_file()
    {
        Inode one = _fixture.MakeFile(1, "one", "1");
        Inode two = _fixture.MakeFile(1, "two", "2");
        Assert.Equal(Errno.None, _fixture.Rename(1, "one", 1, "two"));
        Assert.Equal(["two"], _fixture.List(1));
        Assert.Equal("1", _fixture.ReadText(one.Number));
        _fixture.Store.Forget([two.Number]);
        Assert.Equal(Errno.ENOENT, _fixture.Store.Get(two.Number, out _));
    }

    [Fact]
    [Trait("Rule", "FS-7")]
    public void A_directory_replaces_only_an_empty_directory()
    {
        Inode full = _fixture.Make(1, "full", StoreFixture.DirectoryMode);
        _fixture.Make(full.Number, "x");
        _fixture.Make(1, "d", StoreFixture.DirectoryMode);
        _fixture.Make(1, "f");
        Assert.Equal(Errno.ENOTEMPTY, _fixture.Rename(1, "d", 1, "full"));
        Assert.Equal(Errno.ENOTDIR, _fixture.Rename(1, "d", 1, "f"));
        Assert.Equal(Errno.EISDIR, _fixture.Rename(1, "f", 1, "d"));
        Assert.Equal(Errno.None, _fixture.Rename(1, "full", 1, "d"));
        Assert.Equal(["d", "f"], _fixture.List(1));
        Assert.Equal(3u, _fixture.Get(1).LinkCount);
    }

    [Fact]
    [Trait("Rule", "FS-8")]
    public void A_directory_cannot_move_into_itself()
    {
        Inode a = _fixture.Make(1, "a", StoreFixture.DirectoryMode);
        Inode b = _fixture.Make(a.Number, "b", StoreFixture.DirectoryMode);
        Assert.Equal(Errno.EINVAL, _fixture.Rename(1, "a", b.Number, "c"));
        Assert.Equal(Errno.EINVAL, _fixture.Rename(1, "a", a.Number, "c"));
        Assert.Equal(Errno.ENOTEMPTY, _fixture.Rename(a.Number, "b", 1, "a"));
    }

    [Fact]
    [Trait("Rule", "FS-9")]
    public void NoReplace_refuses_and_exchange_swaps()
    {
        Inode file = _fixture.MakeFile(1, "f", "file");
        Inode directory = _fixture.Make(1, "d", StoreFixture.DirectoryMode);
        Inode inner = _fixture.Make(directory.Number, "inner", StoreFixture.DirectoryMode);
        Assert.Equal(Errno.EEXIST, _fixture.Rename(1, "f", 1, "d", RenameFlags.NoReplace));
        Assert.Equal(Errno.ENOENT, _fixture.Rename(1, "f", 1, "missing", RenameFlags.Exchange));
        Assert.Equal(Errno.None, _fixture.Rename(1, "f", directory.Number, "inner", RenameFlags.Exchange));
        Assert.Equal(["d", "f"], _fixture.List(1));
        Assert.Equal(Errno.None, _fixture.Store.Lookup(1, "f"u8, out Inode swapped));
        Assert.Equal(inner.Number, swapped.Number);
        Assert.Equal(4u, _fixture.Get(1).LinkCount);
        Assert.Equal(2u, _fixture.Get(directory.Number).LinkCount);
        Assert.Equal(Errno.None, _fixture.Store.GetParent(inner.Number, out long parent));
        Assert.Equal(1, parent);
        Assert.Equal("file", _fixture.ReadText(file.Number));
    }

    [Fact]
    public void Whiteout_leaves_a_device_under_the_old_name()
    {
        _fixture.MakeFile(1, "f", "x");
        Assert.Equal(Errno.None, _fixture.Rename(1, "f", 1, "g", RenameFlags.Whiteout));
        Assert.Equal(Errno.None, _fixture.Store.Lookup(1, "f"u8, out Inode whiteout));
        Assert.Equal(ModeBits.CharacterDevice, whiteout.Mode);
        Assert.Equal(0u, whiteout.DeviceNumber);
    }

    [Fact]
    [Trait("Rule", "FS-10")]
    public void Two_names_of_one_file_stay_and_an_empty_name_is_refused()
    {
        Inode file = _fixture.MakeFile(1, "a", "x");
        Assert.Equal(Errno.None, _fixture.Store.Link(file.Number, 1, "b"u8, out _));
        Assert.Equal(Errno.None, _fixture.Rename(1, "a", 1, "b"));
        Assert.Equal(["a", "b"], _fixture.List(1));
        Assert.Equal(Errno.ENOENT, _fixture.Rename(1, "a", 1, ""));
        Assert.Equal(Errno.EINVAL, _fixture.Rename(1, "a", 1, "x/y"));
        Assert.Equal(Errno.ENAMETOOLONG, _fixture.Rename(1, "a", 1, new string('n', 256)));
    }
}
