using System.Text.Json.Serialization;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>A message to everybody who has a name.</summary>
/// <param name="Message">Any JSON.</param>
/// <param name="IncludeSelf">Whether the sender gets it, too.</param>
internal sealed record BroadcastCall([property: JsonRequired] RawJson Message, bool IncludeSelf);
