using AgentOS.Errors;
using AgentOS.Fleet.Records;
using AgentOS.Fleet.Snapshots;
using AgentOS.Network.Policy;
using AgentOS.Storage;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;

namespace AgentOS.Fleet.Tiers;

/// <summary>Sandboxes of namespaces.</summary>
internal sealed class ProcessTier(VmDirectories directories, HostProgram host, TimeProvider clock) : ISandboxTier
{
    private readonly ProcessSandboxStore _store = new(directories, clock);

    public Task<string> CreateAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        if (request.Image is not null)
            throw new AgentOSException(FleetErrors.NotInTier, "use image", request.Image, "process tier");
        if (request.Persist)
            throw new AgentOSException(FleetErrors.NotInTier, "have", "/persist", "process tier");
        // Refused here and not by its host, whose words are about a program that ended.
        _ = EgressPolicy.Of(request.Allow, request.Deny);
        ProcessSandboxRecord record = _store.Create(new ProcessSandboxRecord
        {
            Cpus = request.Cpus,
            MemoryMiB = request.MemoryMiB,
            Processes = request.Processes,
            Allow = request.Allow,
            Deny = request.Deny,
            Models = request.Models,
            Environment = request.Environment,
        });
        return Task.FromResult(StartNew(record.Id));
    }

    public SandboxInfo? TryFind(string id) => _store.TryRead(id) is { } record ? Describe(record) : null;

    public IEnumerable<SandboxInfo> List() => _store.List().Select(Describe);

    public string DirectoryOf(string id) => _store.DirectoryOf(id);

    public void Start(string id) => host.Start(["sandbox", "host", id], id);

    public async Task<string> ForkAsync(string id, CancellationToken cancellationToken)
    {
        ProcessSandboxRecord record = _store.Create(_store.TryRead(id)!);
        try
        {
            AgentDatabase original = await AgentDatabase.OpenAsync(_store.DatabaseOf(id), cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (original.ConfigureAwait(false))
                await original.SnapshotAsync(_store.DatabaseOf(record.Id), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _store.Remove(record.Id);
            throw;
        }

        return StartNew(record.Id);
    }

    public ISandboxSnapshots SnapshotsOf(string id) => new FileSnapshots(_store.DatabaseOf(id), clock);

    public void Remove(string id) => _store.Remove(id);

    private string StartNew(string id)
    {
        try
        {
            Start(id);
            return id;
        }
        catch
        {
            _store.Remove(id);
            throw;
        }
    }

    private SandboxInfo Describe(ProcessSandboxRecord record) =>
        new(record.Id, SandboxTier.Process, SandboxState.Stopped, Path.GetFullPath(_store.DatabaseOf(record.Id)), record.CreatedAt)
        {
            Cpus = record.Cpus,
            MemoryMiB = record.MemoryMiB,
            Labels = LabelStore.Read(_store.DirectoryOf(record.Id)),
        };
}
