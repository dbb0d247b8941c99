using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Doctor;

/// <summary>JSON shapes of <c>agentos doctor</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<HostCheck>))]
internal sealed partial class DoctorJson : JsonSerializerContext;
