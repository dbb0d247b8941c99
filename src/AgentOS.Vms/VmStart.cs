using System.Globalization;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Machines;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Records;

namespace AgentOS.Vms;

/// <summary>Starts a VM's host: a machine in waiting, or else a copy of its template, or else one that boots.</summary>
/// <param name="fleet">Whose VM.</param>
/// <param name="host">What holds it.</param>
/// <param name="clock">The clock.</param>
internal sealed class VmStart(VmFleet fleet, HostProgram host, TimeProvider clock)
{
    private const string PoolVariable = "AGENT_VM_POOL";
    private const string ColdOption = "--cold";
    private const int MostInPool = 64;

    /// <summary>Hears what takes longer than usual.</summary>
    public Action<string>? Noting { get; init; }

    // How many machines are to be in waiting.
    private static int Pool => int.TryParse(Environment.GetEnvironmentVariable(PoolVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? Math.Min(count, MostInPool) : 0;

    /// <summary>Starts it; returns when it takes commands.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.HostFailed"/>.</exception>
    public async Task StartAsync(VmRecord record, bool isCold, CancellationToken cancellationToken)
    {
        string? key = isCold ? null : await TryRequireTemplateAsync(record, cancellationToken).ConfigureAwait(false);
        bool isNew = !File.Exists(fleet.Store.DiskOf(record.Id));
        if (key is null || !isNew || !TryAdopt(key, record))
            Begin(record, key is null);
    }

    private async Task<string?> TryRequireTemplateAsync(VmRecord record, CancellationToken cancellationToken)
    {
        using VmImage image = await VmImage.OpenAsync(record, clock, cancellationToken).ConfigureAwait(false);
        MachineSpecification machine = await VmRequest.MachineAsync(fleet.Directories, record, image, fleet.Store.DiskOf(record.Id), console: null, clock).ConfigureAwait(false);
        return new MachinePreparation(fleet.Directories, host, clock) { Noting = Noting }.TryRequireTemplate(machine);
    }

    // It may end at any moment before it says that it is the VM's.
    private bool TryAdopt(string key, VmRecord record)
    {
        if (Pool == 0 || new KeeperClient(fleet.Directories, host).TryGetSpare(key, record, Pool) is not { } spare)
            return false;
        using (spare.Connection)
        {
            try
            {
                SocketLines.Send(spare.Connection, record.Id);
                return SocketLines.Receive(spare.Connection, out _) is not null;
            }
            catch (LinuxException)
            {
                return false;
            }
        }
    }

    private void Begin(VmRecord record, bool isCold)
    {
        string line = host.Start([.. VmCreation.HostCommand, record.Id, .. isCold ? [ColdOption] : Array.Empty<string>()], record.Id);
        string reason = line[record.Id.Length..];
        if (reason.Length > 0)
            Noting?.Invoke($"the VM was booted:{reason}");
    }
}
