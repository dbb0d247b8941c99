using System.Text;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>Requests that are none.</summary>
public sealed class HostileRequestTests(ServedFile served) : IClassFixture<ServedFile>
{
    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"op": 7}""")]
    [InlineData("""{"op": "no such"}""")]
    [InlineData("""{"op": "write"}""")]
    [InlineData("""{"op": "write", "path": 7}""")]
    [InlineData("""{"op": "write", "path": "/x", "mode": "sideways"}""")]
    [InlineData("""{"op": "chmod", "path": "/", "mode": "rwx"}""")]
    [InlineData("""{"op": "access", "path": "/", "mode": 8}""")]
    [InlineData("""{"op": "utimes", "path": "/", "atime": 1e300, "mtime": 0}""")]
    [InlineData("""{"op": "utimes", "path": "/", "atime": 0, "mtime": 0, "mtime_nsec": 1000000000}""")]
    [InlineData("""{"op": "open", "path": "/", "flags": "rw"}""")]
    [InlineData("""{"op": "pread", "handle": 1}""")]
    [InlineData("""{"op": "read", "path": "/", "offset": 99999999999999999999}""")]
    public void K06_is_answered_and_changes_nothing(string request)
    {
        using DataClient client = served.Connect();
        Assert.Equal("protocol.bad-payload", client.Files(request).GetProperty("code").GetString());
        Assert.True(client.Files("""{"op": "exists", "path": "/"}""").GetProperty("exists").GetBoolean());
        Assert.False(client.Files("""{"op": "exists", "path": "/x"}""").GetProperty("exists").GetBoolean());
    }

    [Theory]
    [InlineData(Opcode.KeyValues, """{"op": "set", "key": "k"}""")]
    [InlineData(Opcode.KeyValues, """{"op": "set", "value": 1}""")]
    [InlineData(Opcode.Tools, """{"op": "start"}""")]
    [InlineData(Opcode.Tools, """{"op": "record", "name": "x", "started_at": -1, "completed_at": 0}""")]
    public void K06_holds_for_the_other_calls(Opcode opcode, string request)
    {
        using DataClient client = served.Connect();
        Assert.Equal("protocol.bad-payload", client.Call(opcode, request, null).Answer.GetProperty("code").GetString());
    }

    [Fact]
    public void Random_requests_are_answered_and_leave_a_server_that_answers()
    {
        Random random = new(20261121);
        string[] words = ["op", "read", "write", "path", "/", "/a/../..", "handle", "open", "flags", "mode", "\u0000", "list", "value", "key", "rm", "utimes"];
        using DataClient client = served.Connect();
        for (int round = 0; round < 2000; round++)
        {
            StringBuilder request = new("{");
            for (int field = random.Next(5); field >= 0; field--)
                request.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"{words[random.Next(words.Length)]}\": {(random.Next(3) == 0 ? $"{random.Next(-9, 9)}" : $"\"{words[random.Next(words.Length)]}\"")}, ");
            request.Length -= 2;
            client.Raw.Send((Opcode)random.Next((int)Opcode.Files, (int)Opcode.Tools + 1), $"{request}}}"[..random.Next(1, request.Length + 2)]);
            Assert.NotNull(client.Raw.Receive());
        }

        Assert.True(client.Files("""{"op": "exists", "path": "/"}""").GetProperty("exists").GetBoolean());
    }
}
