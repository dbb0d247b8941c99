using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Syscalls;

/// <summary>Which call.</summary>
/// <param name="Call">Its id.</param>
[method: JsonConstructor]
internal sealed record CancelRequest([property: JsonRequired] uint Call);
