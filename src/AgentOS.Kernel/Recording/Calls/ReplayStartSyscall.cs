using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Records;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>REPLAY_START: answers recorded agents from a record from now on, or stops doing so.</summary>
internal sealed class ReplayStartSyscall(CallRecorder recorder, ReplayControl control, KernelLogbook logbook) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        ReplayStartCall request = KernelJson.Read(payload, RecordingJson.Default.ReplayStartCall);
        if (request.Saved is { } name)
            return StartSavedAsync(call, request, name);
        if (request.Stop)
            Stop(call);
        else
            Start(call, request, request.RecordingData.Length > 0 ? Parse(request.RecordingData) : Newest());
        return Task.CompletedTask;
    }

    private async Task StartSavedAsync(LongCall call, ReplayStartCall request, string name)
    {
        RecordingData? data = await logbook.RunAsync(tables => tables.Recordings.Find(name)).ConfigureAwait(false);
        Start(call, request, data ?? throw new AgentOSException(RecordingErrors.Missing, "replay", name));
    }

    private void Start(LongCall call, ReplayStartCall request, RecordingData data)
    {
        Dictionary<uint, uint> agents = [];
        foreach (ReplayBinding binding in request.Agents ?? [])
            agents[binding.Recorded] = binding.Live;
        control.Start(new Replay(data, agents));
        KernelJson.Write(call.Answer, new ReplayStartAnswer(true, data.Entries.Length), RecordingJson.Default.ReplayStartAnswer);
    }

    private void Stop(LongCall call)
    {
        control.Stop();
        KernelJson.Write(call.Answer, new ReplayStartAnswer(true, control.Replay?.Total ?? 0), RecordingJson.Default.ReplayStartAnswer);
    }

    private RecordingData Newest() => recorder.Recording is { } recording && !recorder.IsRecording
        ? RecordingData.Of(recording.Request.Scope.Excluded, recording.Calls.Select(RecordedEntry.Of))
        : throw new AgentOSException(RecordingErrors.Missing, "replay", "");

    private static RecordingData Parse(RawJson given)
    {
        try
        {
            string? text = given.Utf8.Span.StartsWith((byte)'"') ? JsonSerializer.Deserialize(given.Utf8.Span, RecordingJson.Default.String) : null;
            RecordingData? data = text is null
                ? JsonSerializer.Deserialize(given.Utf8.Span, RecordingJson.Default.RecordingData)
                : JsonSerializer.Deserialize(text, RecordingJson.Default.RecordingData);
            return data is { Version: RecordingData.Current, Entries: { } entries } && !entries.Contains(null) ? data : throw new AgentOSException(RecordingErrors.Unreadable, "replay", "");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(RecordingErrors.Unreadable, "replay", "", problem.Message, problem);
        }
    }
}
