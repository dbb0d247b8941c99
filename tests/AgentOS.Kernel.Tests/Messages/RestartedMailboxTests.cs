using System.Text.Json;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Tests.Agents;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Messages;

/// <summary>A mailbox belongs to the agent, and not to its program (rule M6).</summary>
public sealed class RestartedMailboxTests : IDisposable
{
    // The first life leaves what it was sent; the second one reads it all.
    private const string Forgetful = PythonClient.Text + """
        import pathlib
        lives = pathlib.Path("/agent/lives")
        if not lives.exists():
            lives.touch()
            print("waiting", flush=True)
            ask(0x21, {"wait": True, "timeout": 60, "from_name": "starter"})
            sys.exit(1)
        messages = ask(0x21, {"max": 10})["messages"]
        print([message["message"] for message in messages], ask(0x21, {})["count"])
        """;

    private readonly ManualClock _clock = new();
    private readonly LiveAgents _agents;

    public RestartedMailboxTests() => _agents = new LiveAgents(_clock);

    public void Dispose() => _agents.Dispose();

    [Fact]
    [Trait("Rule", "M6")]
    public async Task What_was_sent_before_the_restart_and_during_it_is_there_after_it_in_order()
    {
        using Protocol.RawClient starter = _agents.Connect();
        starter.CallJson(Opcode.Register, """{"name": "starter"}""");
        JsonElement spawned = _agents.Spawn(new { name = "forgetful", script = _agents.Write("forgetful.py", Forgetful), restart_policy = "on-failure" });
        Assert.True(spawned.TryGetProperty("id", out JsonElement id), spawned.ToString());
        await _agents.PrintedAsync("forgetful", "waiting\n");
        Send("before");
        Assert.True(starter.CallJson(Opcode.Send, """{"to_name": "forgetful", "message": "end"}""").GetProperty("success").GetBoolean());
        await _agents.NextAsync(AgentEventType.AgentRestarting, "forgetful");
        Send("meanwhile");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _agents.PrintedAsync("forgetful", "waiting\n['before', 'meanwhile'] 0\n");
        Assert.Equal("waiting\n['before', 'meanwhile'] 0\n", _agents.LogOf("forgetful"));
        Assert.Equal(id.GetUInt32(), _agents.Find("forgetful").GetProperty("id").GetUInt32());
    }

    private void Send(string message)
    {
        JsonElement sent = _agents.Operator.CallJson(Opcode.Send, JsonSerializer.Serialize(new { to_name = "forgetful", message }));
        Assert.True(sent.GetProperty("success").GetBoolean(), sent.ToString());
    }
}
