using System.Globalization;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux.Files;
using AgentOS.Machines.Disks;
using AgentOS.Storage;
using AgentOS.Vms.Records;

namespace AgentOS.Vms.Snapshots;

/// <summary>
/// Kept states of a VM: what it wrote, on its disk and in its files, and not what its programs were doing. Its disk is copied, its files are a snapshot of its <c>agent.db</c>. A running VM
/// writes everything down and stands still while its disk is copied, so both are of one moment.
/// </summary>
/// <param name="fleet">Whose VMs.</param>
/// <param name="agents">Where the running ones are found.</param>
public sealed class VmSnapshots(VmFleet fleet, AgentRegistry agents)
{
    private const string Folder = "snapshots", DiskSuffix = ".ext4";
    private const int LongestName = 100;

    /// <summary>Keeps the present state.</summary>
    /// <param name="id">The VM's.</param>
    /// <param name="name">Letters, digits, '.', '-' and '_', up to 100, not beginning with '.'.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.BadSnapshotName"/>, <see cref="VmErrors.SnapshotExists"/>, <see cref="VmErrors.NotFound"/>.</exception>
    public async Task TakeAsync(string id, string name, CancellationToken cancellationToken)
    {
        VmRecord record = fleet.Store.Read(id);
        string disk = DiskOf(record.Id, Check(name));
        if (File.Exists(disk))
            throw new AgentOSException(VmErrors.SnapshotExists, "make", name);
        string draft = Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(disk)!).FullName, $".{Guid.NewGuid():N}");
        try
        {
            using (fleet.Find(id) is { } agent ? new AgentMachine(agents, agent).Hold() : null)
            {
                OwnDisk.Copy(fleet.Store.DiskOf(id), draft);
                await KeepFilesAsync(id, name, cancellationToken).ConfigureAwait(false);
            }

            AtomicReplacement.Move(draft, disk);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Makes a stopped VM what it was at a kept state, disk and files. All its kept states stay, and one more is made of the state before.</summary>
    /// <returns>The name of that one.</returns>
    /// <exception cref="AgentOSException"><see cref="VmErrors.SnapshotNotFound"/>, <see cref="VmErrors.NotFound"/>; <see cref="StorageErrors.AlreadyMounted"/> while it runs.</exception>
    public async Task<string> RestoreAsync(string id, string name, CancellationToken cancellationToken)
    {
        string kept = Require(id, name), disk = fleet.Store.DiskOf(id), draft = $"{disk}.{Guid.NewGuid():N}";
        if (fleet.Find(id) is not null)
            throw new AgentOSException(StorageErrors.AlreadyMounted, "restore", id);
        string before = NameOfNow("before-restore-");
        await TakeAsync(id, before, cancellationToken).ConfigureAwait(false);
        try
        {
            OwnDisk.Copy(kept, draft);
            AgentDatabase files = await OpenAsync(id, cancellationToken).ConfigureAwait(false);
            await using (files.ConfigureAwait(false))
                _ = await files.Snapshots.RestoreAsync(name, cancellationToken).ConfigureAwait(false);
            AtomicReplacement.Move(draft, disk);
            return before;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>A name that nobody chose: the moment, in UTC.</summary>
    /// <param name="prefix">What it begins with.</param>
    public string NameOfNow(string prefix) => prefix + fleet.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss.fff", CultureInfo.InvariantCulture);

    /// <summary>A VM's kept states, oldest first.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotFound"/>.</exception>
    public IReadOnlyList<VmSnapshot> List(string id)
    {
        string folder = Path.Combine(fleet.Store.DirectoryOf(fleet.Store.Read(id).Id), Folder);
        return !Directory.Exists(folder)
            ? []
            : [.. new DirectoryInfo(folder).EnumerateFiles("*" + DiskSuffix)
                .Select(file => new VmSnapshot(Path.GetFileNameWithoutExtension(file.Name), new DateTimeOffset(file.LastWriteTimeUtc), file.Length))
                .OrderBy(snapshot => snapshot.CreatedAt)];
    }

    /// <summary>Removes one.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.SnapshotNotFound"/>, <see cref="VmErrors.NotFound"/>.</exception>
    public async Task RemoveAsync(string id, string name, CancellationToken cancellationToken)
    {
        // Without its disk it is none any more.
        File.Delete(Require(id, name));
        await ForgetFilesAsync(id, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes VMs that begin with a kept state: their own ids, disks and files, none of them running.</summary>
    /// <param name="id">Whose state.</param>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.SnapshotNotFound"/>, <see cref="VmErrors.NotFound"/>.</exception>
    public async Task<IReadOnlyList<VmRecord>> ForkAsync(string id, string name, int count, CancellationToken cancellationToken)
    {
        string disk = Require(id, name);
        List<VmRecord> forks = [];
        try
        {
            while (forks.Count < count)
            {
                VmRecord fork = fleet.Create(fleet.Store.Read(id) with { LastRunAt = null });
                forks.Add(fork);
                OwnDisk.Copy(disk, fleet.Store.DiskOf(fork.Id));
                AgentDatabase files = await OpenAsync(id, cancellationToken).ConfigureAwait(false);
                await using (files.ConfigureAwait(false))
                    await files.Snapshots.ForkAsync(name, fleet.Store.DatabaseOf(fork.Id), cancellationToken).ConfigureAwait(false);
            }

            return forks;
        }
        catch
        {
            foreach (VmRecord fork in forks)
                fleet.Clean(fork.Id, keepsPersistent: false);
            throw;
        }
    }

    /// <summary>Makes VMs that begin with the present state.</summary>
    /// <inheritdoc cref="ForkAsync(string, string, int, CancellationToken)"/>
    public async Task<IReadOnlyList<VmRecord>> ForkAsync(string id, int count, CancellationToken cancellationToken)
    {
        string now = $"fork-{Guid.NewGuid():N}";
        await TakeAsync(id, now, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ForkAsync(id, now, count, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await RemoveAsync(id, now, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private string Require(string id, string name)
    {
        string disk = DiskOf(fleet.Store.Read(id).Id, Check(name));
        return File.Exists(disk) ? disk : throw new AgentOSException(VmErrors.SnapshotNotFound, "find", name);
    }

    private string DiskOf(string id, string name) => Path.Combine(fleet.Store.DirectoryOf(id), Folder, name + DiskSuffix);

    private Task<AgentDatabase> OpenAsync(string id, CancellationToken cancellationToken) =>
        AgentDatabase.OpenAsync(new DatabaseLocation(fleet.Store.DatabaseOf(id)), cancellationToken: cancellationToken);

    private async Task KeepFilesAsync(string id, string name, CancellationToken cancellationToken)
    {
        // One without a disk is of a call that was interrupted.
        await ForgetFilesAsync(id, name, cancellationToken).ConfigureAwait(false);
        AgentDatabase files = await OpenAsync(id, cancellationToken).ConfigureAwait(false);
        await using (files.ConfigureAwait(false))
            _ = await files.Snapshots.CreateAsync(name, cancellationToken).ConfigureAwait(false);
    }

    private async Task ForgetFilesAsync(string id, string name, CancellationToken cancellationToken)
    {
        AgentDatabase files = await OpenAsync(id, cancellationToken).ConfigureAwait(false);
        await using (files.ConfigureAwait(false))
        {
            IReadOnlyList<SnapshotInfo> kept = await files.Snapshots.ListAsync(cancellationToken).ConfigureAwait(false);
            if (kept.Any(snapshot => snapshot.Name == name))
                await files.Snapshots.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    // It is a file's name.
    private static string Check(string name) =>
        name.Length is > 0 and <= LongestName && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
            ? name
            : throw new AgentOSException(VmErrors.BadSnapshotName, "use", name);
}
