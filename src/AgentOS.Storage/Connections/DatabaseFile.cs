using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Storage.Connections;

/// <summary>
/// The process's one descriptor of its own for a database file, for the mount lease and for measuring the disk. All connections of
/// the process share it and it is closed after the last of them: closing <em>any</em> descriptor of a file drops every record lock
/// the process has on it (fcntl(2)), SQLite's included.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    private static readonly Lock Registry = new();
    private static readonly Dictionary<FileIdentity, DatabaseFile> Open = [];

    private int _users;
    private bool _leased;
    private bool _excluding;

    private DatabaseFile(SafeFileHandle handle, FileIdentity identity)
    {
        Handle = handle;
        Identity = identity;
    }

    internal SafeFileHandle Handle { get; }

    internal FileIdentity Identity { get; }

    /// <summary>Whether this process has it open more than once.</summary>
    internal bool IsShared
    {
        get
        {
            lock (Registry)
                return _users > 1;
        }
    }

    /// <summary>Opens the file, for writing if that is possible.</summary>
    /// <exception cref="LinuxException">It cannot be opened.</exception>
    internal static DatabaseFile Acquire(string path)
    {
        lock (Registry)
        {
            if (OpenFile.Identify(path) is not { } identity || !Open.TryGetValue(identity, out DatabaseFile? file))
            {
                SafeFileHandle handle = OpenForLocks(path);
                file = new DatabaseFile(handle, OpenFile.Identify(handle));
                Open[file.Identity] = file;
            }

            file._users++;
            return file;
        }
    }

    /// <summary>Becomes the file's one mount. False when another one holds it.</summary>
    internal bool TryLease()
    {
        lock (Registry)
        {
            if (_leased || _excluding)
                return false;
            _leased = TryLockPatiently();
            return _leased;
        }
    }

    /// <summary>Keeps mounts away until <see cref="EndExclusion"/>, without being one: nobody holds inodes meanwhile. False when the file is mounted.</summary>
    internal bool TryExcludeMounts()
    {
        lock (Registry)
        {
            if (_leased || _excluding)
                return false;
            _excluding = TryLockPatiently();
            return _excluding;
        }
    }

    internal void EndExclusion()
    {
        lock (Registry)
        {
            OpenFile.ReleaseLock(Handle);
            _excluding = false;
        }
    }

    /// <summary>Whether a mount, in this process or another, is live on the file.</summary>
    internal bool IsLeased()
    {
        lock (Registry)
            return _leased || (!_excluding && OpenFile.IsLockedExclusive(Handle));
    }

    internal void ReleaseLease()
    {
        lock (Registry)
        {
            if (_leased)
                OpenFile.ReleaseLock(Handle);
            _leased = false;
        }
    }

    /// <summary>The process that holds the lease; null when it cannot be seen.</summary>
    internal int? FindLeaseHolder() => _leased ? Environment.ProcessId : LockHolders.FindFlockHolder(Identity);

    /// <summary>Whether another process has the file open with SQLite: in WAL mode each connection keeps a shared lock.</summary>
    internal bool IsOpenElsewhere()
    {
        // SHARED_FIRST and SHARED_SIZE of SQLite's os.h: a documented part of its locking protocol.
        const long sharedFirst = 0x40000002, sharedSize = 510;
        return OpenFile.IsRangeLockedByOthers(Handle, sharedFirst, sharedSize);
    }

    public void Dispose()
    {
        lock (Registry)
        {
            if (--_users > 0)
                return;
            Open.Remove(Identity);
            Handle.Dispose();
        }
    }

    private static SafeFileHandle OpenForLocks(string path)
    {
        try
        {
            return OpenFile.ForWriting(path);
        }
        catch (LinuxException e) when (e.Error is Errno.EACCES or Errno.EPERM or Errno.EROFS)
        {
            return OpenFile.ForReading(path);
        }
    }

    /// <summary>Others look for a lease by taking the lock for microseconds; that must not look like a mount.</summary>
    private bool TryLockPatiently()
    {
        const int attempts = 60;
        SpinWait spin = default;
        for (int attempt = 0; attempt < attempts; attempt++)
        {
            if (OpenFile.TryLockExclusive(Handle))
                return true;
            spin.SpinOnce();
        }

        return false;
    }
}
