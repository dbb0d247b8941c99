namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>A symbolic link.</summary>
/// <param name="Target">Where it points.</param>
internal sealed record TargetAnswer(string Target) : DataAnswer;
