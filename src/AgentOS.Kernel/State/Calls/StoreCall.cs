using System.Text.Json.Serialization;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State.Calls;

/// <summary>A key to set.</summary>
/// <param name="Key">1 to 1024 characters.</param>
/// <param name="Value">Any JSON.</param>
/// <param name="Scope">Absent is global.</param>
/// <param name="Ttl">How long the value lives, in seconds; absent is for ever.</param>
/// <param name="Expected">What the value must be now, <c>null</c> for a key that is not there; absent is anything.</param>
internal sealed record StoreCall(
    [property: JsonRequired] string Key, [property: JsonRequired] RawJson Value, StateScope? Scope, double? Ttl, RawJson Expected);
