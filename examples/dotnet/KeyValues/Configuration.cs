using System.Text.Json.Serialization;

namespace AgentOS.Examples;

internal sealed record Configuration(string Theme, string Language);

[JsonSerializable(typeof(Configuration))]
internal sealed partial class ExampleJson : JsonSerializerContext;
