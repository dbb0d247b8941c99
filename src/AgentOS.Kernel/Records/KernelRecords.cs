using AgentOS.Kernel.Audit;
using AgentOS.Kernel.Audit.Calls;
using AgentOS.Kernel.Recording;
using AgentOS.Kernel.Recording.Calls;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;

namespace AgentOS.Kernel.Records;

/// <summary>Everything a kernel writes down about calls: the audit log and recordings, in one logbook.</summary>
internal sealed class KernelRecords : IDisposable
{
    private const string LogbookName = "logbook.db";

    private readonly KernelLogbook _logbook;
    private readonly CallRecorder _recorder;

    /// <param name="stateDirectory">Where the logbook is.</param>
    /// <param name="clock">Says when things happen.</param>
    public KernelRecords(string stateDirectory, TimeProvider clock)
    {
        Observers = new CallObservers(clock);
        _logbook = new KernelLogbook(Path.Combine(stateDirectory, LogbookName));
        Audit = AuditLog.Open(_logbook, clock);
        Observers.Add(Audit);
        _recorder = new CallRecorder(Observers, _logbook, clock);
    }

    /// <summary>See every call.</summary>
    public CallObservers Observers { get; }

    /// <summary>Who did what.</summary>
    public AuditLog Audit { get; }

    /// <summary>Answers calls from a recording.</summary>
    public ReplayControl Replay { get; } = new();

    /// <summary>The calls about them.</summary>
    public IEnumerable<SyscallEntry> Calls => [.. RecordingCalls.All(_recorder, Replay, _logbook), .. AuditCalls.All(Audit, Observers)];

    /// <summary>Writes down what is left. After the server has ended.</summary>
    public void Dispose()
    {
        _recorder.Stop();
        _logbook.Dispose();
    }
}
