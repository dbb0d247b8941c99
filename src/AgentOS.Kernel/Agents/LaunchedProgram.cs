namespace AgentOS.Kernel.Agents;

/// <summary>An agent's running program.</summary>
/// <param name="Run">Its sandbox and its files.</param>
/// <param name="Output">Completes when all it printed is in the log.</param>
internal sealed record LaunchedProgram(AgentRun Run, Task Output);
