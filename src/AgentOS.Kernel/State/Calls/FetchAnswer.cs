using System.Text.Json.Serialization;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State.Calls;

/// <summary>A key's value.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="Value">Null when it is not.</param>
/// <param name="Scope">Where it was found; absent when it was not.</param>
internal sealed record FetchAnswer(
    bool Success, bool Exists, RawJson Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StateScope? Scope);
