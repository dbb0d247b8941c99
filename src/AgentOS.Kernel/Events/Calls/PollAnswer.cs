using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>Events that were taken.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Events">Oldest first.</param>
/// <param name="Count">How many.</param>
internal sealed record PollAnswer(bool Success, RawJson[] Events, int Count);
