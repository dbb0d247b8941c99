using System.Text.Json.Serialization;

namespace AgentOS.Cli.Output;

/// <summary>JSON shapes shared by every command.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FailureDocument))]
[JsonSerializable(typeof(Done))]
internal sealed partial class OutputJson : JsonSerializerContext;
