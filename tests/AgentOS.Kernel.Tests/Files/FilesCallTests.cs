using System.Text.Json;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>FILES, operation by operation.</summary>
public sealed class FilesCallTests(ServedFile served) : IClassFixture<ServedFile>
{
    [Fact]
    public void What_is_written_is_read_whole_and_in_parts()
    {
        using DataClient client = served.Connect();
        Assert.Equal(5, client.Files("""{"op": "write", "path": "/parts/new/file"}""", "hello").GetProperty("bytes_written").GetInt32());
        client.Files("""{"op": "write", "path": "/parts/new/file", "mode": "append"}""", " you");
        Assert.Equal("hello you", client.Content("""{"op": "read", "path": "/parts/new/file"}"""));
        Assert.Equal("lo y", client.Content("""{"op": "read", "path": "/parts/new/file", "offset": 3, "length": 4}"""));
        Assert.Equal("", client.Content("""{"op": "read", "path": "/parts/new/file", "offset": 100}"""));
        Assert.Equal(9, client.Files("""{"op": "read", "path": "/parts/new/file", "length": 0}""").GetProperty("size").GetInt64());
        client.Files("""{"op": "write", "path": "/parts/new/file"}""", "new");
        Assert.Equal("new", client.Content("""{"op": "read", "path": "/parts/new/file"}"""));
    }

    [Fact]
    public void D3_an_answer_holds_at_most_a_frame_and_the_rest_is_asked_for()
    {
        using DataClient client = served.Connect();
        string half = new('x', 600_000);
        client.Files("""{"op": "write", "path": "/large"}""", half);
        client.Files("""{"op": "write", "path": "/large", "mode": "append"}""", half);
        string first = client.Content("""{"op": "read", "path": "/large"}""");
        string rest = client.Content($$"""{"op": "read", "path": "/large", "offset": {{first.Length}}}""");
        Assert.InRange(first.Length, 1_000_000, 1024 * 1024);
        Assert.Equal(half + half, first + rest);
    }

    [Theory]
    [InlineData("""{"op": "read", "path": "/none"}""", "ENOENT", "open")]
    [InlineData("""{"op": "read", "path": "/"}""", "EISDIR", "read")]
    [InlineData("""{"op": "read", "path": "/", "offset": -1}""", "EISDIR", "read")]
    [InlineData("""{"op": "list", "path": "/none"}""", "ENOENT", "scandir")]
    [InlineData("""{"op": "mkdir", "path": "/none/below"}""", "ENOENT", "mkdir")]
    [InlineData("""{"op": "mkdir", "path": "/"}""", "EEXIST", "mkdir")]
    [InlineData("""{"op": "rmdir", "path": "/"}""", "EBUSY", "rmdir")]
    [InlineData("""{"op": "unlink", "path": "/none"}""", "ENOENT", "unlink")]
    [InlineData("""{"op": "rm", "path": "/none"}""", "ENOENT", "unlink")]
    [InlineData("""{"op": "stat", "path": "/none"}""", "ENOENT", "stat")]
    [InlineData("""{"op": "access", "path": "/none"}""", "ENOENT", "access")]
    [InlineData("""{"op": "rename", "from": "/none", "to": "/x"}""", "ENOENT", "rename")]
    [InlineData("""{"op": "open", "path": "/none"}""", "ENOENT", "open")]
    [InlineData("""{"op": "open", "path": "/", "flags": "wx"}""", "EEXIST", "open")]
    [InlineData("""{"op": "close", "handle": 77}""", "EBADF", "close")]
    [InlineData("""{"op": "pread", "handle": 77, "offset": 0, "length": 1}""", "EBADF", "read")]
    public void D2_a_failure_has_the_errno_the_operation_and_the_path(string request, string code, string syscall)
    {
        using DataClient client = served.Connect();
        JsonElement answer = client.Files(request);
        Assert.Equal((false, code, syscall), (answer.GetProperty("success").GetBoolean(), answer.GetProperty("code").GetString(), answer.GetProperty("syscall").GetString()));
        Assert.StartsWith($"{code}: ", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Directories_are_made_listed_and_removed()
    {
        using DataClient client = served.Connect();
        Succeed(client.Files("""{"op": "mkdir", "path": "/tree/a/b", "recursive": true}"""));
        Succeed(client.Files("""{"op": "mkdir", "path": "/tree/c"}"""));
        client.Files("""{"op": "write", "path": "/tree/f"}""", "1");
        Succeed(client.Files("""{"op": "symlink", "target": "f", "path": "/tree/l"}"""));
        JsonElement entries = client.Files("""{"op": "list", "path": "/tree"}""").GetProperty("entries");
        Assert.Equal(["a d", "c d", "f f", "l l"], entries.EnumerateArray().Select(entry => $"{entry.GetProperty("name")} {entry.GetProperty("type")}"));
        Assert.False(entries[0].TryGetProperty("stat", out _));
        JsonElement stated = client.Files("""{"op": "list", "path": "/tree", "stat": true}""").GetProperty("entries")[2];
        Assert.Equal(stated.GetProperty("ino").GetInt64(), stated.GetProperty("stat").GetProperty("ino").GetInt64());
        Assert.Equal("ENOTEMPTY", client.Files("""{"op": "rmdir", "path": "/tree/a"}""").GetProperty("code").GetString());
        Assert.Equal("EISDIR", client.Files("""{"op": "rm", "path": "/tree"}""").GetProperty("code").GetString());
        Succeed(client.Files("""{"op": "rm", "path": "/tree", "recursive": true}"""));
        Succeed(client.Files("""{"op": "rm", "path": "/tree", "recursive": true, "force": true}"""));
        Assert.False(client.Files("""{"op": "exists", "path": "/tree"}""").GetProperty("exists").GetBoolean());
    }

    [Fact]
    public void Names_links_and_copies()
    {
        using DataClient client = served.Connect();
        client.Files("""{"op": "write", "path": "/names/one"}""", "1");
        Succeed(client.Files("""{"op": "link", "from": "/names/one", "to": "/names/two"}"""));
        Succeed(client.Files("""{"op": "copy", "from": "/names/one", "to": "/names/copy"}"""));
        Succeed(client.Files("""{"op": "rename", "from": "/names/one", "to": "/names/three"}"""));
        Succeed(client.Files("""{"op": "symlink", "target": "three", "path": "/names/link"}"""));
        Assert.Equal("three", client.Files("""{"op": "readlink", "path": "/names/link"}""").GetProperty("target").GetString());
        Assert.Equal("1", client.Content("""{"op": "read", "path": "/names/link"}"""));
        Assert.Equal(2, Stat(client, "stat", "/names/link").GetProperty("nlink").GetInt32());
        Assert.Equal(0xA000u, Stat(client, "lstat", "/names/link").GetProperty("mode").GetUInt32() & 0xF000);
        Assert.Equal(1, Stat(client, "stat", "/names/copy").GetProperty("nlink").GetInt32());
        Succeed(client.Files("""{"op": "unlink", "path": "/names/two"}"""));
        Assert.Equal(1, Stat(client, "stat", "/names/three").GetProperty("nlink").GetInt32());
    }

    [Fact]
    public void Attributes_are_set_and_shown()
    {
        using DataClient client = served.Connect();
        client.Files("""{"op": "write", "path": "/attributes"}""", "12345");
        Succeed(client.Files("""{"op": "chmod", "path": "/attributes", "mode": 416}"""));
        Succeed(client.Files("""{"op": "chown", "path": "/attributes", "uid": 7, "gid": 8}"""));
        Succeed(client.Files("""{"op": "truncate", "path": "/attributes", "size": 3}"""));
        Succeed(client.Files("""{"op": "utimes", "path": "/attributes", "atime": 1.5, "mtime": 1000000000, "mtime_nsec": 123456789}"""));
        JsonElement stat = Stat(client, "stat", "/attributes");
        Assert.Equal((416u, 7u, 8u, 3L), (stat.GetProperty("mode").GetUInt32() & 0xFFF, stat.GetProperty("uid").GetUInt32(), stat.GetProperty("gid").GetUInt32(), stat.GetProperty("size").GetInt64()));
        Assert.Equal((1L, 500_000_000u), (stat.GetProperty("atime").GetInt64(), stat.GetProperty("atime_nsec").GetUInt32()));
        Assert.Equal((1_000_000_000L, 123_456_789u), (stat.GetProperty("mtime").GetInt64(), stat.GetProperty("mtime_nsec").GetUInt32()));
        Assert.Equal("EACCES", client.Files("""{"op": "access", "path": "/attributes", "mode": 1}""").GetProperty("code").GetString());
        Succeed(client.Files("""{"op": "access", "path": "/attributes", "mode": 6}"""));
        Assert.True(client.Files("""{"op": "statfs"}""").GetProperty("inodes").GetInt64() >= 2);
    }

    [Fact]
    public void D4_an_open_file_is_read_and_written_in_places_and_belongs_to_its_connection()
    {
        using DataClient client = served.Connect();
        using DataClient other = served.Connect();
        int handle = client.Files("""{"op": "open", "path": "/opened", "flags": "w+", "mode": 384}""").GetProperty("handle").GetInt32();
        client.Files($$"""{"op": "pwrite", "handle": {{handle}}, "offset": 3}""", "def");
        client.Files($$"""{"op": "pwrite", "handle": {{handle}}, "offset": 0}""", "abc");
        Assert.Equal("cde", client.Content($$"""{"op": "pread", "handle": {{handle}}, "offset": 2, "length": 3}"""));
        Succeed(client.Files($$"""{"op": "ftruncate", "handle": {{handle}}, "size": 4}"""));
        Succeed(client.Files($$"""{"op": "fsync", "handle": {{handle}}}"""));
        JsonElement stat = client.Files($$"""{"op": "fstat", "handle": {{handle}}}""").GetProperty("stat");
        Assert.Equal((4L, 384u), (stat.GetProperty("size").GetInt64(), stat.GetProperty("mode").GetUInt32() & 0xFFF));
        Assert.Equal("EBADF", other.Files($$"""{"op": "fstat", "handle": {{handle}}}""").GetProperty("code").GetString());
        Succeed(client.Files($$"""{"op": "close", "handle": {{handle}}}"""));
        Assert.Equal("EBADF", client.Files($$"""{"op": "fstat", "handle": {{handle}}}""").GetProperty("code").GetString());
    }

    [Fact]
    public void Flags_say_what_an_open_file_may_and_where_it_is_written()
    {
        using DataClient client = served.Connect();
        client.Files("""{"op": "write", "path": "/flags"}""", "12");
        int reading = client.Files("""{"op": "open", "path": "/flags"}""").GetProperty("handle").GetInt32();
        int adding = client.Files("""{"op": "open", "path": "/flags", "flags": "a"}""").GetProperty("handle").GetInt32();
        Assert.Equal("EBADF", client.Files($$"""{"op": "pwrite", "handle": {{reading}}, "offset": 0}""", "x").GetProperty("code").GetString());
        Assert.Equal("EBADF", client.Files($$"""{"op": "pread", "handle": {{adding}}, "offset": 0, "length": 1}""").GetProperty("code").GetString());
        client.Files($$"""{"op": "pwrite", "handle": {{adding}}, "offset": 0}""", "34");
        Assert.Equal("1234", client.Content($$"""{"op": "pread", "handle": {{reading}}, "offset": 0, "length": 9}"""));
        Succeed(client.Files("""{"op": "unlink", "path": "/flags"}"""));
        Assert.Equal("ENOENT", client.Files($$"""{"op": "fstat", "handle": {{reading}}}""").GetProperty("code").GetString());
    }

    private static JsonElement Stat(DataClient client, string op, string path) => client.Files($$"""{"op": "{{op}}", "path": "{{path}}"}""").GetProperty("stat");

    private static void Succeed(JsonElement answer) => Assert.True(answer.GetProperty("success").GetBoolean(), answer.ToString());
}
