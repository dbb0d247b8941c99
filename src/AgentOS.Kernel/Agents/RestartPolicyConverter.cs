using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents;

/// <summary>The protocol's names: <c>never</c>, <c>on-failure</c>, <c>always</c>; no numbers.</summary>
internal sealed class RestartPolicyConverter() : JsonStringEnumConverter<RestartPolicy>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
