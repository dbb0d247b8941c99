using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Generated serialisers of VMs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ListedVm))]
[JsonSerializable(typeof(IReadOnlyList<ListedVm>))]
internal sealed partial class VmJson : JsonSerializerContext;
