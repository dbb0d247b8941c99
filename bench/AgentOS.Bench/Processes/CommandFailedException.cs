namespace AgentOS.Bench.Processes;

/// <summary>A command could not be started, or ended with another code than 0.</summary>
internal sealed class CommandFailedException(Command command, string reason) : Exception($"{command}: {reason}");
