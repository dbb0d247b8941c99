namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The agent that was started.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox.</param>
/// <param name="Status">Always <c>running</c>.</param>
/// <param name="RestartPolicy">When it is started again.</param>
/// <param name="Isolation">What is in force.</param>
/// <param name="Log">Where what it prints goes, on the host; for operators.</param>
/// <param name="Database">Its file on the host; for operators.</param>
internal sealed record SpawnAnswer(
    uint Id, string Name, int Pid, string Status, RestartPolicy RestartPolicy, IsolationAnswer Isolation, string? Log, string? Database);
