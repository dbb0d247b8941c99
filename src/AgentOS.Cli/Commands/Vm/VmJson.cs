using System.Text.Json.Serialization;
using AgentOS.Vms.Snapshots;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Generated serialisers of VMs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ListedVm))]
[JsonSerializable(typeof(IReadOnlyList<ListedVm>))]
[JsonSerializable(typeof(IReadOnlyList<VmSnapshot>))]
internal sealed partial class VmJson : JsonSerializerContext;
