using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>The shapes of the payloads of calls about recordings, and of what is kept of them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordStartCall))]
[JsonSerializable(typeof(RecordStartAnswer))]
[JsonSerializable(typeof(RecordStopAnswer))]
[JsonSerializable(typeof(RecordStatusCall))]
[JsonSerializable(typeof(RecordStatusAnswer))]
[JsonSerializable(typeof(ReplayStartCall))]
[JsonSerializable(typeof(ReplayStartAnswer))]
[JsonSerializable(typeof(ReplayStatusAnswer))]
[JsonSerializable(typeof(RecordingData))]
[JsonSerializable(typeof(string))]
internal sealed partial class RecordingJson : JsonSerializerContext;
