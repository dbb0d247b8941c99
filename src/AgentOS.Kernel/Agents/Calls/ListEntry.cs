namespace AgentOS.Kernel.Agents.Calls;

/// <summary>An agent, as LIST shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox; 0 while there is none.</param>
/// <param name="State">In capital letters.</param>
/// <param name="Running">Whether its program runs.</param>
/// <param name="RestartPolicy">When it is started again.</param>
/// <param name="Restarts">How often it was.</param>
/// <param name="ExitCode">How its program last ended; null when it never has.</param>
/// <param name="Parent">The agent that spawned it; null when an operator did.</param>
/// <param name="Log">Where what it prints goes, on the host; for operators.</param>
/// <param name="Database">Its file on the host; for operators.</param>
internal sealed record ListEntry(
    uint Id, string Name, int Pid, string State, bool Running, RestartPolicy RestartPolicy, int Restarts, int? ExitCode = null, uint? Parent = null,
    string? Log = null, string? Database = null);
