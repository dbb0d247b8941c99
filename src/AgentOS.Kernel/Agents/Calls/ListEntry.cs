namespace AgentOS.Kernel.Agents.Calls;

/// <summary>An agent, as LIST shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox.</param>
/// <param name="State">In capital letters.</param>
/// <param name="Running">Whether its program runs.</param>
internal sealed record ListEntry(uint Id, string Name, int Pid, string State, bool Running);
