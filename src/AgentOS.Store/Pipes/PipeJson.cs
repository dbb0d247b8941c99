using System.Text.Json.Serialization;

namespace AgentOS.Store.Pipes;

/// <summary>The lines of pipe mode.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageLine))]
internal sealed partial class PipeJson : JsonSerializerContext;
