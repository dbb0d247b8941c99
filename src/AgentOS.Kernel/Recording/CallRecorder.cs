using AgentOS.Errors;
using AgentOS.Kernel.Records;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Recording;

/// <summary>Records calls as they are answered. On the reactor's thread; what is kept is written by the logbook's.</summary>
internal sealed class CallRecorder(CallObservers observers, KernelLogbook logbook, TimeProvider clock) : ICallObserver
{
    // A crash of the kernel loses as many at most.
    private const int SavedTogether = 64;

    private int _saved;
    private long _unsaved;

    /// <summary>The newest recording; null when there was none.</summary>
    public CallRecording? Recording { get; private set; }

    /// <summary>Whether it goes on.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>Recorded calls that could not be written to the logbook.</summary>
    public long Unsaved => Interlocked.Read(ref _unsaved);

    public bool Watches(Opcode opcode) => Recording!.Request.Scope.Takes(opcode);

    public void Completed(in CompletedCall call)
    {
        if (call.Number == 0 || !Watches(call.Opcode) || !Recording!.Request.Scope.Takes(call.Identity))
            return;
        Recording.Add(call);
        if (Recording.Request.SaveAs is not null && Recording.Calls.Count - _saved >= SavedTogether)
            Save();
    }

    /// <summary>Starts a recording; the one before is forgotten.</summary>
    /// <exception cref="AgentOSException"><see cref="RecordingErrors.Running"/>.</exception>
    public void Start(RecordingRequest request)
    {
        if (IsRecording)
            throw new AgentOSException(RecordingErrors.Running, "record", "");
        (Recording, IsRecording, _saved, _unsaved) = (new CallRecording(request, clock), true, 0, 0);
        if (request.SaveAs is { } name)
            logbook.Post(tables => tables.Recordings.Begin(name, request.Scope.Excluded), () => { });
        observers.Add(this);
    }

    /// <summary>Ends the recording; what it holds stays until the next one starts.</summary>
    public void Stop()
    {
        if (!IsRecording)
            return;
        IsRecording = false;
        observers.Remove(this);
        Save();
    }

    private void Save()
    {
        if (Recording!.Request.SaveAs is not { } name || _saved == Recording.Calls.Count)
            return;
        RecordedCall[] calls = Recording.Calls.From(_saved);
        _saved = Recording.Calls.Count;
        logbook.Post(tables => tables.Recordings.Append(name, calls), () => Interlocked.Add(ref _unsaved, calls.Length));
    }
}
