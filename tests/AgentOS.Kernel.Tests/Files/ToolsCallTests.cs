using System.Text.Json;

namespace AgentOS.Kernel.Tests.Files;

/// <summary>TOOLS, operation by operation.</summary>
public sealed class ToolsCallTests(ServedFile served) : IClassFixture<ServedFile>
{
    [Fact]
    public void A_call_is_started_and_finished_once()
    {
        using DataClient client = served.Connect();
        long id = client.Tools("""{"op": "start", "name": "search", "parameters": {"q": 1}}""").GetProperty("id").GetInt64();
        Assert.Equal("pending", Get(client, id).GetProperty("status").GetString());
        client.Tools($$"""{"op": "success", "id": {{id}}, "result": [1]}""");
        JsonElement call = Get(client, id);
        Assert.Equal(("success", "[1]", """{"q":1}"""), (call.GetProperty("status").GetString(), call.GetProperty("result").GetRawText(), call.GetProperty("parameters").GetRawText()));
        Assert.Equal("storage.tool-call-finished", client.Tools($$"""{"op": "error", "id": {{id}}, "error": "late"}""").GetProperty("code").GetString());
    }

    [Fact]
    public void Recorded_calls_are_found_by_name_by_time_and_in_sums()
    {
        using DataClient client = served.Connect();
        client.Tools("""{"op": "record", "name": "fetch", "started_at": 1000, "completed_at": 1002.5, "result": null}""");
        client.Tools("""{"op": "record", "name": "fetch", "started_at": 2000, "completed_at": 2000, "error": "refused"}""");
        JsonElement calls = client.Tools("""{"op": "by_name", "name": "fetch"}""").GetProperty("calls");
        Assert.Equal(["error", "success"], calls.EnumerateArray().Select(call => call.GetProperty("status").GetString()));
        Assert.Equal(2500, calls[1].GetProperty("duration_ms").GetInt64());
        Assert.Equal(1, client.Tools("""{"op": "by_name", "name": "fetch", "limit": 1}""").GetProperty("calls").GetArrayLength());
        Assert.DoesNotContain(client.Tools("""{"op": "recent", "since": 1500}""").GetProperty("calls").EnumerateArray(), call => call.GetProperty("started_at").GetDouble() == 1000);
        JsonElement sums = client.Tools("""{"op": "stats"}""").GetProperty("stats").EnumerateArray().Single(tool => tool.GetProperty("name").GetString() == "fetch");
        Assert.Equal((2, 1, 1, 1250), (sums.GetProperty("total_calls").GetInt32(), sums.GetProperty("successful").GetInt32(), sums.GetProperty("failed").GetInt32(), sums.GetProperty("avg_duration_ms").GetInt32()));
    }

    [Fact]
    public void A_call_that_is_not_there_is_null()
    {
        using DataClient client = served.Connect();
        Assert.Equal(JsonValueKind.Null, Get(client, 4711).ValueKind);
        Assert.Equal("storage.tool-call-not-found", client.Tools("""{"op": "success", "id": 4711}""").GetProperty("code").GetString());
    }

    private static JsonElement Get(DataClient client, long id) => client.Tools($$"""{"op": "get", "id": {{id}}}""").GetProperty("call");
}
