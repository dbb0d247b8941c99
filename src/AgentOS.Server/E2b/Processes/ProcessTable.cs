using System.Collections.Concurrent;
using AgentOS.Fleet;
using AgentOS.Fleet.Programs;
using AgentOS.Server.E2b.Connect;

namespace AgentOS.Server.E2b.Processes;

/// <summary>The programs that run in sandboxes for clients of this server.</summary>
internal sealed class ProcessTable(ISandboxes sandboxes)
{
    private const uint FirstPid = 1000;

    private readonly ConcurrentDictionary<(string Sandbox, uint Pid), RunningProcess> _running = new();
    private uint _last = FirstPid;

    /// <summary>Starts one; nothing of it is told before it is followed.</summary>
    public async Task<RunningProcess> StartAsync(string sandbox, StartRequest request, ProgramRequest program)
    {
        RunningProcess process = new(Interlocked.Increment(ref _last), request, await sandboxes.StartProgramAsync(sandbox, program));
        _running[(sandbox, process.Pid)] = process;
        return process;
    }

    /// <summary>Follows one to its end.</summary>
    public async Task FollowAsync(string sandbox, RunningProcess process)
    {
        try
        {
            await process.FollowAsync();
        }
        finally
        {
            _running.TryRemove((sandbox, process.Pid), out _);
        }
    }

    /// <summary>Those of a sandbox.</summary>
    public IEnumerable<RunningProcess> Of(string sandbox) => _running.Where(entry => entry.Key.Sandbox == sandbox).Select(entry => entry.Value).OrderBy(process => process.Pid);

    /// <summary>One of them.</summary>
    /// <exception cref="ConnectException">There is none.</exception>
    public RunningProcess Find(string sandbox, ProcessSelector selector) =>
        Of(sandbox).FirstOrDefault(process => selector.Pid is { } pid ? process.Pid == pid : selector.Tag is { } tag && process.Request.Tag == tag)
        ?? throw new ConnectException("not_found", $"process with pid {selector.Pid} not found");
}
