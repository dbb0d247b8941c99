using System.Text;
using System.Text.Json;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>Many callers, and many calls of one.</summary>
public sealed class ConcurrentCallerTests(ServedFile served) : IClassFixture<ServedFile>
{
    private const int Callers = 32, Calls = 50;

    [Fact]
    public async Task D1_callers_at_once_lose_nothing_and_see_what_they_wrote()
    {
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() =>
        {
            using DataClient client = served.Connect();
            for (int call = 0; call < Calls; call++)
            {
                client.Files($$"""{"op": "write", "path": "/callers/{{caller}}", "mode": "append"}""", "x");
                Assert.Equal(call + 1, client.Content($$"""{"op": "read", "path": "/callers/{{caller}}"}""").Length);
            }
        })));
        using DataClient after = served.Connect();
        Assert.Equal(Callers, after.Files("""{"op": "list", "path": "/callers", "stat": true}""").GetProperty("entries").EnumerateArray()
            .Count(entry => entry.GetProperty("stat").GetProperty("size").GetInt32() == Calls));
    }

    [Fact]
    public void Calls_of_one_connection_are_answered_by_their_ids()
    {
        using DataClient client = served.Connect();
        client.Raw.Call(Opcode.Hello, """{"features": ["call_ids"]}""");
        for (uint id = 0; id < Callers; id++)
            client.Raw.Send(Opcode.KeyValues, $$"""{"op": "set", "key": "id{{id}}", "value": {{id}}}""", id);
        HashSet<uint> answered = [];
        for (int count = 0; count < Callers; count++)
            answered.Add(client.Raw.Receive()!.Value.Header.Tag);
        for (uint id = 0; id < Callers; id++)
            client.Raw.Send(Opcode.KeyValues, $$"""{"op": "get", "key": "id{{id}}"}""", id);
        for (int count = 0; count < Callers; count++)
        {
            (KernelHeader header, byte[] payload) = client.Raw.Receive()!.Value;
            Assert.Equal(header.Tag, JsonDocument.Parse(Encoding.UTF8.GetString(payload)).RootElement.GetProperty("value").GetUInt32());
        }

        Assert.Equal(Callers, answered.Count);
    }
}
