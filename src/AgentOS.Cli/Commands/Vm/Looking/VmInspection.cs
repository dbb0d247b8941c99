using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Cli.Output;
using AgentOS.Kernel;
using AgentOS.Vms;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary>All that is known of a VM; also its JSON shape.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Status"><c>ready</c> or <c>stopped</c>.</param>
/// <param name="Agent">What <c>agentos ps</c>, <c>net</c> and <c>exec</c> call it; null when it is stopped.</param>
/// <param name="HostProcess">The process that holds it.</param>
/// <param name="Directory">Where it is kept.</param>
/// <param name="Database">Its files and its history.</param>
/// <param name="Console">What its kernel and monitor printed.</param>
/// <param name="Persistent">What can outlive it; null without.</param>
/// <param name="Enforcement">The layers in force since its last start, as <c>agentos run --report</c> says them; null before the first.</param>
internal sealed record VmInspection(
    VmRecord Record, string Status, string? Agent, int? HostProcess, string Directory, string Database, string Console, string? Persistent, JsonElement? Enforcement)
{
    public static VmInspection Of(VmFleet fleet, VmRecord record)
    {
        RunningAgent? agent = fleet.Find(record.Id);
        string report = fleet.Store.ReportOf(record.Id);
        return new VmInspection(
            record,
            ListedVm.NameOf(agent is null ? VmStatus.Stopped : VmStatus.Ready),
            agent?.Id,
            agent?.Host.ProcessId,
            fleet.Store.DirectoryOf(record.Id),
            fleet.Store.DatabaseOf(record.Id),
            fleet.Store.ConsoleOf(record.Id),
            record.Persist ? fleet.Store.PersistentOf(record.Id) : null,
            File.Exists(report) ? JsonDocument.Parse(File.ReadAllBytes(report)).RootElement.Clone() : null);
    }

    public static void Print(VmInspection vm, TextOutput output) => output.WriteLine(JsonSerializer.Serialize(vm, VmInspectionJson.Default.VmInspection));
}

/// <summary>Generated serialisers of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(VmInspection))]
internal sealed partial class VmInspectionJson : JsonSerializerContext;
