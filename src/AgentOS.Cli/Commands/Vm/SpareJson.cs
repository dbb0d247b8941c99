using System.Text.Json.Serialization;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Generated serialiser of what a spare is told: one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VmRecord))]
internal sealed partial class SpareJson : JsonSerializerContext;
