using System.Text.Json.Serialization;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Doctor;

/// <summary>JSON shapes of <c>agentos doctor</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<HostCapability>))]
internal sealed partial class DoctorJson : JsonSerializerContext;
