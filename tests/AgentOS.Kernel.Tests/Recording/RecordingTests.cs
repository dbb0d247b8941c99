using System.Text.Json;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Recording;

public sealed class RecordingTests
{
    [Fact]
    [Trait("Rule", "R1")]
    public void Fault_12_every_call_and_answer_is_recorded()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect(), other = kernel.Connect();
        Assert.True(client.CallJson(Opcode.RecordStart, "").GetProperty("recording").GetBoolean());
        uint id = other.Call(Opcode.Noop, "text").Header.Tag;
        other.Send(RawClient.Frame(Opcode.Noop, [0xFF, 0x00]));
        _ = other.Receive();
        other.CallJson(Opcode.Store, """{"key": "k", "value": 1}""");
        other.CallJson((Opcode)0x7E, "unknown");
        JsonElement stopped = client.CallJson(Opcode.RecordStop, "");
        other.Call(Opcode.Noop, "not recorded");
        Assert.Equal((false, 4), (stopped.GetProperty("recording").GetBoolean(), stopped.GetProperty("entries_recorded").GetInt32()));
        JsonElement status = client.CallJson(Opcode.RecordStatus, """{"get_entries": true}""");
        Assert.Equal((4, 4, 0), (status.GetProperty("entry_count").GetInt32(), status.GetProperty("last_sequence_id").GetInt32(), status.GetProperty("dropped_count").GetInt32()));
        JsonElement[] entries = [.. status.GetProperty("entries").EnumerateArray()];
        Assert.Equal(["NOOP", "NOOP", "STORE", "0x7E"], entries.Select(entry => entry.GetProperty("opcode_name").GetString()));
        Assert.Equal([true, true, true, false], entries.Select(entry => entry.GetProperty("success").GetBoolean()));
        Assert.All(entries, entry => Assert.Equal(id, entry.GetProperty("agent_id").GetUInt32()));
        Assert.Equal(("text", "text"), (entries[0].GetProperty("payload").GetString(), entries[0].GetProperty("response").GetString()));
        Assert.Equal([0xFF, 0x00], entries[1].GetProperty("response_base64").GetBytesFromBase64());
        Assert.Equal("""{"key": "k", "value": 1}""", entries[2].GetProperty("payload").GetString());
        Assert.Contains("protocol.unknown-opcode", entries[3].GetProperty("response").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R2")]
    public void What_there_is_no_room_for_is_counted()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.RecordStart, """{"max_entries": 2}""");
        foreach (string text in (string[])["1", "2", "3", "4", "5"])
            client.Call(Opcode.Noop, text);
        JsonElement status = client.CallJson(Opcode.RecordStatus, """{"get_entries": true, "since_id": 1}""");
        Assert.Equal((2, 3), (status.GetProperty("entry_count").GetInt32(), status.GetProperty("dropped_count").GetInt32()));
        Assert.Equal("2", Assert.Single(status.GetProperty("entries").EnumerateArray()).GetProperty("payload").GetString());
    }

    [Fact]
    public void Only_those_who_were_named_are_recorded_and_kinds_of_calls_can_be_left_out()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect(), other = kernel.Connect();
        uint id = other.Call(Opcode.Noop, "").Header.Tag;
        client.CallJson(Opcode.RecordStart, $$"""{"filter_agents": [{{id}}], "include_exec": false}""");
        client.Call(Opcode.Noop, "mine");
        other.Call(Opcode.Noop, "theirs");
        other.Call(Opcode.Exec, """{"command": "true"}""");
        JsonElement entries = client.CallJson(Opcode.RecordStatus, """{"get_entries": true}""").GetProperty("entries");
        Assert.Equal("theirs", Assert.Single(entries.EnumerateArray()).GetProperty("payload").GetString());
    }

    [Fact]
    public void What_does_not_fit_into_one_answer_comes_in_parts()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.RecordStart, "");
        for (int count = 0; count < 20; count++)
            client.Call(Opcode.Noop, new string('x', 50_000));
        long last = 0;
        int parts = 0;
        for (bool isComplete = false; !isComplete; parts++)
        {
            (KernelHeader header, string text) = client.Call(Opcode.RecordStatus, $$"""{"get_entries": true, "since_id": {{last}}}""");
            Assert.True(header.Length <= KernelHeader.DefaultFrameLimit);
            JsonElement status = JsonDocument.Parse(text).RootElement;
            foreach (JsonElement entry in status.GetProperty("entries").EnumerateArray())
                Assert.Equal(++last, entry.GetProperty("sequence_id").GetInt64());
            isComplete = status.GetProperty("complete").GetBoolean();
        }

        Assert.Equal(20, last);
        Assert.True(parts > 1);
    }

    [Fact]
    [Trait("Rule", "R5")]
    public void A_kept_recording_outlives_the_kernel_and_is_replayed_by_its_name()
    {
        using RestartedKernel kernel = new();
        using (RawClient client = kernel.Connect())
        {
            client.CallJson(Opcode.RecordStart, """{"save_as": "monday"}""");
            client.CallJson(Opcode.Register, """{"name": "worker"}""");
            for (int count = 0; count < 100; count++)
                client.Call(Opcode.Noop, $"{count}");
            client.CallJson(Opcode.Store, """{"key": "k", "value": "recorded"}""");
            client.CallJson(Opcode.Fetch, """{"key": "k"}""");
            client.CallJson(Opcode.Delete, """{"key": "k"}""");
            client.CallJson(Opcode.RecordStop, "");
        }

        kernel.Restart();
        using RawClient control = kernel.Connect(), worker = kernel.Connect();
        Assert.Equal(104, control.CallJson(Opcode.ReplayStart, """{"saved": "monday"}""").GetProperty("total_entries").GetInt32());
        worker.CallJson(Opcode.Register, """{"name": "worker"}""");
        for (int count = 0; count < 100; count++)
            Assert.Equal($"{count}", worker.Call(Opcode.Noop, $"{count}").Text);
        worker.CallJson(Opcode.Store, """{"key": "k", "value": "recorded"}""");
        Assert.Equal("recorded", worker.CallJson(Opcode.Fetch, """{"key":"k"}""").GetProperty("value").GetString());
        // Nothing was carried out.
        Assert.False(control.CallJson(Opcode.Fetch, """{"key": "k"}""").GetProperty("exists").GetBoolean());
        Assert.Equal("running", control.CallJson(Opcode.ReplayStatus, "").GetProperty("state").GetString());
        worker.CallJson(Opcode.Delete, """{"key": "k"}""");
        JsonElement status = control.CallJson(Opcode.ReplayStatus, "");
        Assert.Equal(("completed", 103, 1, 100), (
            status.GetProperty("state").GetString(), status.GetProperty("entries_replayed").GetInt32(),
            status.GetProperty("entries_skipped").GetInt32(), status.GetProperty("progress_percent").GetDouble()));
        Assert.Equal("recording.missing", control.CallJson(Opcode.ReplayStart, """{"saved": "tuesday"}""").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"max_entries": 0}""")]
    [InlineData("""{"filter_agents": ["x"]}""")]
    [InlineData("""{"save_as": ""}""")]
    public void A_payload_that_is_none_is_answered(string payload)
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        Assert.Equal("protocol.bad-payload", client.CallJson(Opcode.RecordStart, payload).GetProperty("code").GetString());
        Assert.False(client.CallJson(Opcode.RecordStatus, "").GetProperty("recording").GetBoolean());
    }

    [Fact]
    public void One_recording_is_made_at_a_time()
    {
        using LiveKernel kernel = new();
        using RawClient client = kernel.Connect();
        client.CallJson(Opcode.RecordStart, "");
        client.Call(Opcode.Noop, "kept");
        Assert.Equal("recording.running", client.CallJson(Opcode.RecordStart, "").GetProperty("code").GetString());
        Assert.Equal(1, client.CallJson(Opcode.RecordStop, "").GetProperty("entries_recorded").GetInt32());
    }
}
