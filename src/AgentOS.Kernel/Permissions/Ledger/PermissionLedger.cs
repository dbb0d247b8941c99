using System.Collections.Concurrent;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Linux;
using AgentOS.Policy;
using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>
/// Writes down who was given what and how it was used, in the file of whom it is about, or the kernel's. Grants are on disk before they are acknowledged;
/// uses are gathered and written by a thread that nobody waits for.
/// </summary>
internal sealed class PermissionLedger : IDisposable
{
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<uint, ILedgerFile> _files = [];
    private readonly KernelLedgerFile _kernelFile;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private Dictionary<Identity, PendingUses> _pending = [];

    /// <param name="path">The kernel's own file.</param>
    /// <param name="clock">The time of uses, and when they are written.</param>
    public PermissionLedger(string path, TimeProvider clock)
    {
        _kernelFile = new KernelLedgerFile(path);
        _clock = clock;
        _timer = clock.CreateTimer(_ => _ = WriteAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Somebody has a file of their own.</summary>
    public void Attach(Identity identity, ILedgerFile file) => _files[identity.Id] = file;

    /// <summary>Somebody is gone. What is still to be written knows its file.</summary>
    public void Detach(Identity identity) => _ = _files.TryRemove(identity.Id, out ILedgerFile? _);

    /// <summary>Has somebody's grant written with the next uses.</summary>
    public void Note(Identity identity) => Gather(identity, pending => pending.Add(identity.Grant));

    /// <summary>Has a use written soon.</summary>
    public void Use(Identity caller, Decision decision)
    {
        long now = Nanoseconds(_clock.GetUtcNow());
        Gather(caller, pending => pending.Add(caller.Grant, decision, now));
    }

    /// <summary>Writes a grant; it is on disk when this ends.</summary>
    /// <exception cref="AgentOSException">The file cannot be written.</exception>
    public async Task GrantAsync(Identity target, PolicyGrant grant)
    {
        PendingUses pending = new(FileOf(target));
        pending.Add(target.Grant);
        pending.Add(grant);
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await pending.File.WriteAsync(pending.ToRecords(target.Id, target.Title)).ConfigureAwait(false);
            await pending.File.SynchronizeAsync().ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes everything and closes the kernel's file.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        WriteAsync().GetAwaiter().GetResult();
        _kernelFile.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _writing.Dispose();
    }

    private async Task WriteAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach ((Identity identity, PendingUses pending) in TakePending())
                await TryWriteAsync(identity, pending).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task TryWriteAsync(Identity identity, PendingUses pending)
    {
        PermissionRecords records = pending.ToRecords(identity.Id, identity.Title);
        // The agent's file may be gone or full; its calls were answered long ago, and no other agent's notes may suffer.
        if (!await TryWriteAsync(pending.File, records).ConfigureAwait(false) && pending.File != _kernelFile)
            await TryWriteAsync(_kernelFile, records).ConfigureAwait(false);
    }

    private static async Task<bool> TryWriteAsync(ILedgerFile file, PermissionRecords records)
    {
        try
        {
            await file.WriteAsync(records).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is AgentOSException or LinuxException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Gather(Identity identity, Action<PendingUses> add)
    {
        lock (_lock)
        {
            if (_pending.Count == 0)
                _timer.Change(s_gathering, Timeout.InfiniteTimeSpan);
            if (!_pending.TryGetValue(identity, out PendingUses? pending))
                _pending.Add(identity, pending = new PendingUses(FileOf(identity)));
            add(pending);
        }
    }

    private Dictionary<Identity, PendingUses> TakePending()
    {
        lock (_lock)
        {
            Dictionary<Identity, PendingUses> taken = _pending;
            _pending = [];
            return taken;
        }
    }

    private ILedgerFile FileOf(Identity identity) => _files.GetValueOrDefault(identity.Id, _kernelFile);

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
