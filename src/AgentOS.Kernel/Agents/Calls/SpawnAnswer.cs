namespace AgentOS.Kernel.Agents.Calls;

/// <summary>The agent that was started.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox.</param>
/// <param name="Status">Always <c>running</c>.</param>
internal sealed record SpawnAnswer(uint Id, string Name, int Pid, string Status);
