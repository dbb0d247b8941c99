using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Async.Calls;

/// <summary>A call that was accepted.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Async">Always true.</param>
/// <param name="RequestId">What ASYNC_POLL calls it.</param>
/// <param name="Status">Always <c>accepted</c>.</param>
internal sealed record AcceptedAnswer(bool Success, bool Async, RawJson RequestId, string Status);
