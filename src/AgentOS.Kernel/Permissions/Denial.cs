using AgentOS.Kernel.Identities;
using AgentOS.Policy;

namespace AgentOS.Kernel.Permissions;

/// <summary>A call that was not allowed.</summary>
/// <param name="Caller">Who called.</param>
/// <param name="Decision">What they wanted, and why not.</param>
internal sealed record Denial(Identity Caller, Decision Decision);
