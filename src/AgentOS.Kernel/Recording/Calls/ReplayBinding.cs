using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>Says who plays whom.</summary>
/// <param name="Recorded">Somebody's number in the record.</param>
/// <param name="Live">Somebody's number now.</param>
internal sealed record ReplayBinding([property: JsonRequired] uint Recorded, [property: JsonRequired] uint Live);
