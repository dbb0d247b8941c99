namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>An open file.</summary>
/// <param name="Handle">Its number on this connection.</param>
internal sealed record HandleAnswer(int Handle) : DataAnswer;
