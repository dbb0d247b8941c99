using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Recording;

public sealed class ReplayTests : IDisposable
{
    private readonly LiveKernel _kernel = new();
    private readonly RawClient _control;

    public ReplayTests() => _control = _kernel.Connect();

    public void Dispose()
    {
        _control.Dispose();
        _kernel.Dispose();
    }

    [Fact]
    [Trait("Rule", "R3")]
    public void An_exported_recording_is_replayed_to_who_has_the_name()
    {
        string data = Record("reader", client =>
        {
            client.CallJson(Opcode.Store, """{"key": "a", "value": 1}""");
            client.CallJson(Opcode.Fetch, """{"key": "a"}""");
            client.CallJson(Opcode.Kill, """{"name": "nobody"}""");
        });
        _control.CallJson(Opcode.Store, """{"key": "a", "value": "changed since"}""");
        _control.CallJson(Opcode.ReplayStart, $$"""{"recording_data": {{data}}}""");
        using RawClient reader = Named("reader"), other = Named("other");
        reader.CallJson(Opcode.Store, """{"value":1,"key":"a"}""");
        Assert.Equal(1, reader.CallJson(Opcode.Fetch, """{"key": "a"}""").GetProperty("value").GetInt32());
        Assert.Equal("agent.not-found", reader.CallJson(Opcode.Kill, """{"name": "nobody"}""").GetProperty("code").GetString());
        // Whoever is not in the record is answered by the kernel.
        Assert.Equal("changed since", other.CallJson(Opcode.Fetch, """{"key": "a"}""").GetProperty("value").GetString());
        Assert.Equal("completed", _control.CallJson(Opcode.ReplayStatus, "").GetProperty("state").GetString());
    }

    [Theory]
    [Trait("Rule", "R4")]
    [InlineData(Opcode.Store, """{"key": "a", "value": 3}""")]
    [InlineData(Opcode.Delete, """{"key": "a"}""")]
    public void The_first_call_that_differs_is_reported_and_nothing_is_carried_out_any_more(Opcode opcode, string payload)
    {
        string data = Record("writer", client =>
        {
            client.Call(Opcode.Noop, "same");
            client.CallJson(Opcode.Store, """{"key": "a", "value": 2}""");
        });
        _control.CallJson(Opcode.Store, """{"key": "a", "value": "untouched"}""");
        _control.CallJson(Opcode.ReplayStart, $$"""{"recording_data": {{data}}}""");
        using RawClient writer = Named("writer");
        uint id = writer.Call(Opcode.Noop, "same").Header.Tag;
        Assert.Equal("replay.diverged", writer.CallJson(opcode, payload).GetProperty("code").GetString());
        Assert.Equal("replay.diverged", writer.CallJson(Opcode.Store, """{"key": "a", "value": 2}""").GetProperty("code").GetString());
        Assert.Equal("untouched", _control.CallJson(Opcode.Fetch, """{"key": "a"}""").GetProperty("value").GetString());
        JsonElement status = _control.CallJson(Opcode.ReplayStatus, "");
        JsonElement divergence = status.GetProperty("divergence");
        Assert.Equal("diverged", status.GetProperty("state").GetString());
        Assert.Equal(id, divergence.GetProperty("agent_id").GetUInt32());
        Assert.Equal("""{"key": "a", "value": 2}""", divergence.GetProperty("expected").GetProperty("payload").GetString());
        Assert.Equal("STORE", divergence.GetProperty("expected").GetProperty("opcode_name").GetString());
        Assert.Equal(payload, divergence.GetProperty("actual").GetProperty("payload").GetString());
        Assert.Equal((int)opcode, divergence.GetProperty("actual").GetProperty("opcode").GetInt32());
    }

    [Fact]
    [Trait("Rule", "R4")]
    public void A_call_after_the_last_recorded_one_differs_too()
    {
        string data = Record("short", client => client.Call(Opcode.Noop, "only"));
        _control.CallJson(Opcode.ReplayStart, $$"""{"recording_data": {{JsonSerializer.Serialize(data)}}}""");
        using RawClient client = Named("short");
        Assert.Equal("only", client.Call(Opcode.Noop, "only").Text);
        Assert.Equal("replay.diverged", client.CallJson(Opcode.Noop, "more").GetProperty("code").GetString());
        Assert.False(_control.CallJson(Opcode.ReplayStatus, "").GetProperty("divergence").TryGetProperty("expected", out _));
        _control.CallJson(Opcode.ReplayStart, """{"stop": true}""");
        Assert.Equal("more", client.Call(Opcode.Noop, "more").Text);
    }

    [Fact]
    [Trait("Rule", "R3")]
    public void Who_has_no_name_is_replayed_by_number_when_that_is_said()
    {
        using RawClient recorded = _kernel.Connect(), live = _kernel.Connect();
        _control.CallJson(Opcode.RecordStart, "");
        uint one = recorded.Call(Opcode.Noop, "recorded").Header.Tag;
        _control.CallJson(Opcode.RecordStop, "");
        uint other = live.Call(Opcode.Noop, "before").Header.Tag;
        _control.CallJson(Opcode.ReplayStart, $$"""{"agents": [{"recorded": {{one}}, "live": {{other}}}]}""");
        Assert.Equal("carried out", recorded.Call(Opcode.Noop, "carried out").Text);
        Assert.Equal("replay.diverged", live.CallJson(Opcode.Noop, "another").GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Rule", "R3")]
    public void A_language_models_answer_is_replayed_by_a_kernel_that_could_not_ask_one()
    {
        const string thought = """{"success":true,"content":"4","tokens":9,"model":"m"}""";
        string entry = $$"""
            {"sequence_id": 1, "call": 1, "timestamp": 0, "agent_id": 7, "agent_name": "thinker", "opcode": {{(int)Opcode.Think}}, "opcode_name": "THINK",
             "payload": "What is 2+2?", "response": {{JsonSerializer.Serialize(thought)}}, "duration_us": 1, "success": true}
            """;
        using RawClient thinker = Named("thinker");
        Assert.Equal("llm.not-configured", thinker.CallJson(Opcode.Think, "What is 2+2?").GetProperty("code").GetString());

        _control.CallJson(Opcode.ReplayStart, $$"""{"recording_data": {"version": 1, "entries": [{{entry}}]} }""");

        Assert.Equal("4", thinker.CallJson(Opcode.Think, "What is 2+2?").GetProperty("content").GetString());
        Assert.Equal("replay.diverged", thinker.CallJson(Opcode.Think, "And 3+3?").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"recording_data": 7}""", "recording.unreadable")]
    [InlineData("""{"recording_data": "no json"}""", "recording.unreadable")]
    [InlineData("""{"recording_data": {"version": 2, "entries": []}}""", "recording.unreadable")]
    [InlineData("""{"recording_data": {"version": 1}}""", "recording.unreadable")]
    [InlineData("""{"recording_data": {"version": 1, "entries": [null]}}""", "recording.unreadable")]
    [InlineData("""{"recording_data": {"version": 1, "entries": [{}]}}""", "recording.unreadable")]
    [InlineData("""{"agents": [{}]}""", "protocol.bad-payload")]
    [InlineData("{}", "recording.missing")]
    public void What_is_no_recording_is_refused(string payload, string code)
    {
        Assert.Equal(code, _control.CallJson(Opcode.ReplayStart, payload).GetProperty("code").GetString());
        Assert.Equal("idle", _control.CallJson(Opcode.ReplayStatus, "").GetProperty("state").GetString());
    }

    private string Record(string name, Action<RawClient> calls)
    {
        _control.CallJson(Opcode.RecordStart, "");
        using (RawClient client = Named(name))
        {
            calls(client);
            client.Call(Opcode.Exit, "");
            Assert.Null(client.Receive());
        }

        _control.CallJson(Opcode.RecordStop, "");
        return _control.CallJson(Opcode.RecordStatus, """{"export": true}""").GetProperty("recording_data").GetRawText();
    }

    private RawClient Named(string name)
    {
        RawClient client = _kernel.Connect();
        Assert.True(client.CallJson(Opcode.Register, $$"""{"name": "{{name}}"}""").GetProperty("success").GetBoolean());
        return client;
    }
}
