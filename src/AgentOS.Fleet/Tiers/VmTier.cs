using AgentOS.Errors;
using AgentOS.Fleet.Records;
using AgentOS.Fleet.Snapshots;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Records;
using AgentOS.Vms.Snapshots;

namespace AgentOS.Fleet.Tiers;

/// <summary>Sandboxes with a machine of their own: the VMs of <c>agent vm</c>.</summary>
internal sealed class VmTier(VmFleet fleet, VmSnapshots snapshots, HostProgram host, TimeProvider clock) : ISandboxTier
{
    private const int LeastMemory = 128, MostMemory = 1 << 20, MostCpus = 64;

    private readonly VmCreation _creation = new(fleet, host, clock);

    public async Task<string> CreateAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        Refuse(request);
        VmRecord usual = new();
        VmRecord record = await _creation.CreateAsync(
            new VmRecord
            {
                Language = request.Language,
                Image = request.Image ?? "",
                CpuCount = (int)(request.Cpus ?? usual.CpuCount),
                MemoryMiB = request.MemoryMiB ?? usual.MemoryMiB,
                DiskMiB = request.DiskMiB ?? usual.DiskMiB,
                NetworkMode = request.Allow switch
                {
                    [] => VmNetwork.None,
                    [SandboxRequest.Everything] => VmNetwork.AllowAll,
                    _ => VmNetwork.Names,
                },
                Allow = request.Allow is [SandboxRequest.Everything] ? [] : request.Allow,
                Deny = request.Deny,
                Model = request.Models ? VmNetwork.AnyModel : null,
                Persist = request.Persist,
                Environment = request.Environment,
                Volumes = request.Volumes,
            },
            cancellationToken).ConfigureAwait(false);
        return record.Id;
    }

    public SandboxInfo? TryFind(string id)
    {
        try
        {
            return Describe(fleet.Store.Read(id));
        }
        catch (AgentOSException missing) when (missing.Definition == VmErrors.NotFound)
        {
            return null;
        }
    }

    public IEnumerable<SandboxInfo> List() => fleet.Store.List().Select(Describe);

    public string DirectoryOf(string id) => fleet.Store.DirectoryOf(id);

    public void Start(string id) => _creation.Start(fleet.Store.Read(id));

    public async Task<string> ForkAsync(string id, CancellationToken cancellationToken)
    {
        VmRecord fork = (await snapshots.ForkAsync(id, count: 1, cancellationToken).ConfigureAwait(false))[0];
        try
        {
            _creation.Start(fork);
            return fork.Id;
        }
        catch
        {
            fleet.Clean(fork.Id, keepsPersistent: false);
            throw;
        }
    }

    public ISandboxSnapshots SnapshotsOf(string id) => new MachineSnapshots(snapshots, id);

    public void Remove(string id) => fleet.Clean(id, keepsPersistent: false);

    private static void Refuse(SandboxRequest request)
    {
        if (request.Cpus is { } cpus && (cpus != Math.Floor(cpus) || cpus is < 1 or > MostCpus))
            throw new AgentOSException(FleetErrors.NotInTier, "give a vm processors", $"{cpus}", $"1 to {MostCpus}, whole");
        if (request.MemoryMiB is < LeastMemory or > MostMemory)
            throw new AgentOSException(FleetErrors.NotInTier, "give a vm memory", $"{request.MemoryMiB} MiB", $"{LeastMemory} to {MostMemory}");
    }

    private SandboxInfo Describe(VmRecord record) =>
        new(record.Id, SandboxTier.Vm, SandboxState.Stopped, Path.GetFullPath(fleet.Store.DatabaseOf(record.Id)), record.CreatedAt)
        {
            Image = record.Image,
            Language = record.Language,
            Cpus = record.CpuCount,
            MemoryMiB = record.MemoryMiB,
            Labels = LabelStore.Read(fleet.Store.DirectoryOf(record.Id)),
        };
}
