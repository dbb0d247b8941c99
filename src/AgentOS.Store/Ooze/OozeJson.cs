using System.Text.Json.Serialization;

namespace AgentOS.Store.Ooze;

/// <summary>The lines to agents.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HostMessage))]
internal sealed partial class OozeJson : JsonSerializerContext;
