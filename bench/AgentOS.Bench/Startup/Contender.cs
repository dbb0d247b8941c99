using AgentOS.Bench.Processes;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Startup;

/// <summary>A program whose time from posix_spawn to exit is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The program; it must end with 0.</param>
/// <param name="Target">Bound in milliseconds, if it has one.</param>
internal sealed record Contender(string Name, Command Command, Target? Target = null);
