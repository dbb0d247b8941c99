namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>Whether a path leads to anything.</summary>
/// <param name="Exists">Whether it does.</param>
internal sealed record ExistsAnswer(bool Exists) : DataAnswer;
