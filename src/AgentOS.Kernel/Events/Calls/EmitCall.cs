using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events.Calls;

/// <summary>An event to make.</summary>
/// <param name="Event">Its name; or else:</param>
/// <param name="EventType">Its name.</param>
/// <param name="Data">Any JSON; absent is null.</param>
internal sealed record EmitCall(string? Event, string? EventType, RawJson Data);
