using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

public sealed class FileContentTests : IDisposable
{
    private const int Chunk = 65536;

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    [Trait("Rule", "FS-11")]
    public void A_hole_is_found_counted_and_read_as_zeros()
    {
        Inode file = _fixture.Make(1, "f");
        byte[] data = [.. Enumerable.Repeat((byte)7, 4 * Chunk)];
        Assert.Equal(Errno.None, _fixture.Store.Write(file.Number, 0, data));
        long before = _fixture.Get(file.Number).Blocks;
        Assert.Equal(Errno.None, _fixture.Store.Allocate(file.Number, AllocateMode.PunchHole, Chunk - 10, Chunk + 20));
        Assert.Equal(before - (Chunk / 512), _fixture.Get(file.Number).Blocks);
        Array.Clear(data, Chunk - 10, Chunk + 20);
        Assert.Equal(data, _fixture.Read(file.Number, 0, 5 * Chunk));
        Assert.Equal(Errno.None, _fixture.Store.Seek(file.Number, 5, SeekTarget.Hole, out long hole));
        Assert.Equal(Chunk, hole);
        Assert.Equal(Errno.None, _fixture.Store.Seek(file.Number, hole, SeekTarget.Data, out long next));
        Assert.Equal(2 * Chunk, next);
        Assert.Equal(Errno.ENXIO, _fixture.Store.Seek(file.Number, 4 * Chunk, SeekTarget.Data, out _));
    }

    [Fact]
    [Trait("Rule", "FS-12")]
    public void What_truncate_cut_off_does_not_come_back()
    {
        Inode file = _fixture.MakeFile(1, "f", "secret");
        Assert.Equal(Errno.None, _fixture.Store.Change(file.Number, new InodeChanges { Size = 2 }, out _));
        Assert.Equal(Errno.None, _fixture.Store.Change(file.Number, new InodeChanges { Size = 6 }, out Inode changed));
        Assert.Equal(6, changed.Size);
        Assert.Equal("se\0\0\0\0", _fixture.ReadText(file.Number));
    }

    [Fact]
    public void A_copy_stops_at_the_end_and_refuses_overlaps()
    {
        Inode file = _fixture.MakeFile(1, "f", "0123456789");
        Inode copy = _fixture.Make(1, "g");
        Assert.Equal(Errno.None, _fixture.Store.Copy(file.Number, 4, copy.Number, 1, 100, out long copied));
        Assert.Equal(6, copied);
        Assert.Equal("\0456789", _fixture.ReadText(copy.Number));
        Assert.Equal(Errno.EINVAL, _fixture.Store.Copy(file.Number, 0, file.Number, 1, 5, out _));
    }

    [Fact]
    public void Impossible_sizes_and_targets_are_refused()
    {
        Inode file = _fixture.Make(1, "f");
        Inode directory = _fixture.Make(1, "d", StoreFixture.DirectoryMode);
        Assert.Equal(Errno.EFBIG, _fixture.Store.Write(file.Number, long.MaxValue - 1, "xx"u8));
        Assert.Equal(Errno.EINVAL, _fixture.Store.Write(file.Number, -1, "xx"u8));
        Assert.Equal(Errno.EISDIR, _fixture.Store.Write(directory.Number, 0, "xx"u8));
        Assert.Equal(Errno.ENOENT, _fixture.Store.Write(4711, 0, "xx"u8));
        Assert.Equal(0, _fixture.Get(file.Number).Size);
    }

    [Fact]
    public void Fallocate_beyond_the_disk_is_refused()
    {
        Inode file = _fixture.Make(1, "f");
        Assert.Equal(Errno.ENOSPC, _fixture.Store.Allocate(file.Number, AllocateMode.Grow, 0, 1L << 58));
        Assert.Equal(Errno.None, _fixture.Store.Allocate(file.Number, AllocateMode.Grow, 0, 1000));
        Assert.Equal(1000, _fixture.Get(file.Number).Size);
    }

    [Fact]
    [Trait("Rule", "FS-13")]
    public void Extended_attributes_follow_setxattr()
    {
        Inode file = _fixture.Make(1, "f");
        byte[] value = new byte[16];
        Assert.Equal(Errno.ENODATA, _fixture.Store.GetExtendedAttribute(file.Number, "user.a"u8, value, out _));
        Assert.Equal(Errno.ENODATA, _fixture.Store.SetExtendedAttribute(file.Number, "user.a"u8, "1"u8, ExtendedAttributeFlags.Replace));
        Assert.Equal(Errno.None, _fixture.Store.SetExtendedAttribute(file.Number, "user.a"u8, "one"u8, ExtendedAttributeFlags.Create));
        Assert.Equal(Errno.EEXIST, _fixture.Store.SetExtendedAttribute(file.Number, "user.a"u8, "1"u8, ExtendedAttributeFlags.Create));
        Assert.Equal(Errno.None, _fixture.Store.GetExtendedAttribute(file.Number, "user.a"u8, value, out int length));
        Assert.Equal("one"u8.ToArray(), value[..length]);
        Assert.Equal(Errno.ERANGE, _fixture.Store.GetExtendedAttribute(file.Number, "user.a"u8, value.AsSpan(0, 2), out _));
        Assert.Equal(Errno.None, _fixture.Store.ListExtendedAttributes(file.Number, value, out length));
        Assert.Equal("user.a\0"u8.ToArray(), value[..length]);
        Assert.Equal(Errno.E2BIG, _fixture.Store.SetExtendedAttribute(file.Number, "user.b"u8, new byte[65537], ExtendedAttributeFlags.None));
        Assert.Equal(Errno.None, _fixture.Store.RemoveExtendedAttribute(file.Number, "user.a"u8));
        Assert.Equal(Errno.ENODATA, _fixture.Store.RemoveExtendedAttribute(file.Number, "user.a"u8));
    }
}
