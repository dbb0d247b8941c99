using System.Text.Json.Serialization;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary>How busy a VM is; also its JSON shape.</summary>
/// <param name="Id">Which.</param>
/// <param name="Status"><c>ready</c> or <c>stopped</c>.</param>
/// <param name="Processors">Processors it used since the look before: 1 is one of them all the time; null at the first look.</param>
/// <param name="Usage">What its monitor, and so the guest, uses and may use; null when it is stopped.</param>
/// <param name="DiskBytes">What its disk takes on this machine.</param>
/// <param name="DiskLimit">The most it may.</param>
internal sealed record VmLoad(string Id, string Status, double? Processors, ResourceUsage? Usage, long DiskBytes, long DiskLimit);

/// <summary>JSON shape of <c>agent vm stats</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<VmLoad>))]
internal sealed partial class VmLoadJson : JsonSerializerContext;
