using System.Text.Json.Serialization;
using AgentOS.Vms;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>A VM of a listing; also its JSON shape.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Language">As it was spelled.</param>
/// <param name="Image">Its image's full name.</param>
/// <param name="Status"><c>ready</c>, <c>paused</c> or <c>stopped</c>.</param>
/// <param name="CpuCount">Processors.</param>
/// <param name="MemoryMiB">Memory.</param>
/// <param name="NetworkMode">Network.</param>
/// <param name="Persist">Whether it has a <c>/persist</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastRunAt">When a command last ran; null is never.</param>
internal sealed record ListedVm(
    string Id, string Language, string Image, string Status, int CpuCount, [property: JsonPropertyName("memory_mib")] int MemoryMiB, string NetworkMode, bool Persist,
    DateTimeOffset CreatedAt, DateTimeOffset? LastRunAt)
{
    public static ListedVm Of(VmRecord record, VmStatus status) => new(
        record.Id, record.Language, record.Image, NameOf(status), record.CpuCount, record.MemoryMiB, record.NetworkMode, record.Persist, record.CreatedAt, record.LastRunAt);

    public static string NameOf(VmStatus status) => status.ToString().ToLowerInvariant();
}
