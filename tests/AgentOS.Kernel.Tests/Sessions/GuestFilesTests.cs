using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Storage;

namespace AgentOS.Kernel.Tests.Sessions;

/// <summary>The file service of a real sandbox, and programs of the sandbox that stand in for it.</summary>
public sealed class GuestFilesTests : IDisposable
{
    private readonly OpenSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_written_read_listed_moved_and_removed()
    {
        using GuestFiles files = _sandbox.Files();
        byte[] content = new byte[300_000];
        new Random(1).NextBytes(content);
        GuestFileEntry written = await files.WriteAsync("/tmp/a/b/data", new MemoryStream(content), UnixFileMode.UserRead | UnixFileMode.UserWrite, withParents: true, Token);
        Assert.Equal((300_000, "data", true), (written.Size, written.Name, written.IsFile));
        Assert.Equal(content, await ReadAsync(files, "/tmp/a/b/data"));
        Assert.Equal(content[1000..1010], await ReadAsync(files, "/tmp/a/b/data", 1000, 10));
        await files.MakeDirectoryAsync("/tmp/a/c", cancellationToken: Token);
        await files.MakeLinkAsync("b/data", "/tmp/a/link", Token);
        Assert.Equal(["b", "c", "link"], (await files.ListAsync("/tmp/a", Token)).Select(entry => entry.Name));
        GuestFileEntry link = await files.StatAsync("/tmp/a/link", Token);
        Assert.Equal(("b/data", true, true), (link.Target, link.IsLink, link.LeadsToFile));
        await files.MoveAsync("/tmp/a/b/data", "/tmp/a/c/moved", cancellationToken: Token);
        Assert.Equal(Errno.ENOENT, (await Assert.ThrowsAsync<FileSystemException>(() => files.StatAsync("/tmp/a/b/data", Token))).Error);
        Assert.Equal(Errno.ENOTEMPTY, (await Assert.ThrowsAsync<FileSystemException>(() => files.RemoveAsync("/tmp/a", cancellationToken: Token))).Error);
        await files.RemoveAsync("/tmp/a", recursive: true, Token);
        Assert.Equal(0, _sandbox.Run("test ! -e /tmp/a"));
    }

    [Fact]
    public async Task What_its_programs_may_not_the_service_may_not()
    {
        using GuestFiles files = _sandbox.Files();
        Assert.Equal(0, _sandbox.Run("echo mine > /tmp/mine"));
        Assert.Equal("mine\n", Encoding.UTF8.GetString(await ReadAsync(files, "/tmp/mine")));
        await Assert.ThrowsAsync<FileSystemException>(() => files.WriteAsync("/etc/hosts", new MemoryStream([1]), cancellationToken: Token));
        await Assert.ThrowsAsync<FileSystemException>(() => files.WriteAsync("/proc/sys/kernel/hostname", new MemoryStream([1]), cancellationToken: Token));
        // It serves on after a refusal.
        Assert.Equal("mine\n", Encoding.UTF8.GetString(await ReadAsync(files, "/tmp/mine")));
    }

    [Fact]
    public async Task A_source_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        Assert.Equal(0, _sandbox.Run("mkdir /tmp/d; echo old > /tmp/d/f"));
        using GuestFiles watching = _sandbox.Files(), reading = _sandbox.Files();
        IAsyncEnumerable<GuestFileEvent> changes = await watching.WatchAsync("/tmp/d", cancellationToken: Token);
        using (GuestFiles files = _sandbox.Files())
            await Assert.ThrowsAsync<IOException>(() => files.WriteAsync("/tmp/d/f", new BrokenStream(), cancellationToken: Token));
        await foreach (GuestFileEvent change in changes.WithCancellation(Token))
        {
            if (change.Change == GuestFileChange.Removed)
                break;
        }

        Assert.Equal("f", Assert.Single(await reading.ListAsync("/tmp/d", Token)).Name);
        Assert.Equal("old\n", Encoding.UTF8.GetString(await ReadAsync(reading, "/tmp/d/f")));
    }

    [Fact]
    public async Task Changes_are_told_also_in_directories_that_are_made_later()
    {
        Assert.Equal(0, _sandbox.Run("mkdir /tmp/w"));
        using GuestFiles files = _sandbox.Files();
        IAsyncEnumerable<GuestFileEvent> changes = await files.WatchAsync("/tmp/w", recursive: true, Token);
        Assert.Equal(0, _sandbox.Run("mkdir /tmp/w/sub; echo x > /tmp/w/sub/file; mv /tmp/w/sub/file /tmp/w/other; rm /tmp/w/other"));
        List<GuestFileEvent> seen = [];
        await foreach (GuestFileEvent change in changes.WithCancellation(Token))
        {
            seen.Add(change);
            if (change == new GuestFileEvent(GuestFileChange.Removed, "other"))
                break;
        }

        Assert.Contains(new GuestFileEvent(GuestFileChange.Created, "sub"), seen);
        Assert.Contains(new GuestFileEvent(GuestFileChange.Created, "other"), seen);
    }

    // A frame is u32 length, u8 type, payload; 65 is an entry, 66 done, 67 failed.
    [Theory]
    [InlineData("'\\377\\377\\377\\177\\101'", "session.files-lost")] // announces 2 GiB
    [InlineData("'\\002\\000\\000\\000\\101xx'", "session.files-lost")] // an entry that is none
    [InlineData("'\\000\\000\\000\\000\\143'", "session.files-lost")] // no frame anybody knows
    [InlineData("'\\005\\000\\000\\000\\101'", "session.files-lost")] // ends inside
    [InlineData("''", "session.files-lost")]
    public async Task An_answer_that_is_none_ends_it(string bytes, string code)
    {
        using GuestFiles files = _sandbox.Files($"printf {bytes}");
        Assert.Equal(code, (await Assert.ThrowsAsync<AgentOSException>(() => files.ListAsync("/", Token))).Definition.Code);
    }

    [Theory]
    [InlineData("ok", null)] // the control: the same frame with a name that is one
    [InlineData("../up", "session.unsafe-name")]
    [InlineData("..", "session.unsafe-name")]
    [InlineData("/etc", "session.unsafe-name")]
    [InlineData("", "session.unsafe-name")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name, string? code)
    {
        byte[] frames = [
            .. GuestFileHeader.Frame(GuestFileFrame.Entry, new GuestFileEntry(name, 0x81A4, 0, 0, 0, 0, "", 0x81A4).ToPayload()),
            .. GuestFileHeader.Frame(GuestFileFrame.Done, [])];
        using GuestFiles files = _sandbox.Files($"printf '{string.Concat(frames.Select(value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"))}'; cat > /dev/null");
        if (code is null)
            Assert.Equal("ok", Assert.Single(await files.ListAsync("/", Token)).Name);
        else
            Assert.Equal(code, (await Assert.ThrowsAsync<AgentOSException>(() => files.ListAsync("/", Token))).Definition.Code);
    }

    private static async Task<byte[]> ReadAsync(GuestFiles files, string path, long offset = 0, long length = -1)
    {
        using MemoryStream content = new();
        await files.ReadAsync(path, content, offset, length, cancellationToken: Token);
        return content.ToArray();
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool _hasGiven;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_hasGiven)
                throw new IOException("the source broke");
            _hasGiven = true;
            buffer.Span.Fill(1);
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
