using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Commits;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Files;

/// <summary>
/// The file tree of one agent database for a mount: operations are grouped into transactions, and the file belongs to this mount alone
/// until it is disposed. Other programs may still read and write the database through their own connections.
/// </summary>
public sealed partial class FileStore : IFileTree
{
    private readonly DatabaseConnection _connection;
    private readonly FileTree _tree;
    private readonly GroupCommit _group;
    private readonly DataVersion _version;
    private readonly DataVersion _adoptedVersion;
    private readonly CommitTrace _trace;
    private long _externalVersion;
    private bool _isDisposed;

    private FileStore(DatabaseConnection connection, TimeProvider time)
    {
        _connection = connection;
        _trace = new CommitTrace(connection.Path);
        _tree = new FileTree(connection, OrphanPolicy.Hold, time);
        _version = new DataVersion(connection.Database);
        _adoptedVersion = new DataVersion(connection.Database);
        _group = new GroupCommit(connection, _tree, time);
        FreeOrphans();
    }

    /// <summary>Opens an existing agent database for a mount.</summary>
    /// <param name="location">The database file.</param>
    /// <param name="time">The clock for file times and commit intervals.</param>
    /// <exception cref="AgentOSException">The file cannot be used (<see cref="StorageErrors"/>), or is mounted already.</exception>
    public static FileStore Open(DatabaseLocation location, TimeProvider time)
    {
        DatabaseConnection connection = DatabaseConnection.Open(location, DatabaseAccess.ReadWrite);
        try
        {
            if (!connection.File!.TryLease())
            {
                string? holder = connection.File.FindLeaseHolder() is { } process ? $"by process {process}" : null;
                throw new AgentOSException(StorageErrors.AlreadyMounted, "mount", location.Path, holder);
            }

            return new FileStore(connection, time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes a new, empty agent database.</summary>
    /// <param name="location">The file to make; encrypted when it has a key.</param>
    /// <param name="time">The clock for the root directory's times.</param>
    /// <exception cref="AgentOSException">It exists, or cannot be made there (<see cref="StorageErrors"/>).</exception>
    public static void Create(DatabaseLocation location, TimeProvider time) => DatabaseCreation.Create(location, Schema.MountPageSize, time);

    /// <inheritdoc/>
    public Errno GetStatistics(out FileTreeStatistics statistics)
    {
        statistics = default;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            statistics = TreeStatistics.Measure(_connection, _tree.CountInodes());
            return Errno.None;
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno Synchronize() => _group.Synchronize();

    /// <inheritdoc/>
    public void Forget(ReadOnlySpan<long> numbers)
    {
        if (_group.EnterRead() != Errno.None)
            return;
        bool any;
        try
        {
            // Another connection may have removed names of inodes that this mount holds.
            if (_adoptedVersion.HasChanged())
                _tree.Orphans.Adopt();
            any = ContainsAny(numbers);
        }
        catch (SqliteException e)
        {
            _ = _group.Fail(e);
            any = false;
        }
        finally
        {
            _group.Leave();
        }

        if (any)
            Free(numbers);
    }

    /// <inheritdoc/>
    public long ExternalVersion()
    {
        _group.EndReading();
        if (_trace.IsQuiet())
            return _externalVersion;
        if (_group.EnterRead() != Errno.None)
            return 0;
        try
        {
            return _externalVersion = _version.Read();
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <summary>Commits, frees what nobody can hold any more, and leaves one complete file.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        FreeOrphans();
        _group.Dispose();
        _connection.Database.Dispose();
        _connection.File!.ReleaseLease();
        _connection.Dispose();
    }

    private void FreeOrphans()
    {
        if (_group.EnterRead() != Errno.None)
            return;
        long[] orphans = [];
        try
        {
            _tree.Orphans.Adopt();
            orphans = _tree.Orphans.ToArray();
        }
        catch (SqliteException e)
        {
            _ = _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }

        Free(orphans);
    }

    private bool ContainsAny(ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            if (_tree.Orphans.Contains(number))
                return true;
        }

        return false;
    }

    private void Free(ReadOnlySpan<long> numbers)
    {
        if (numbers.IsEmpty || _group.EnterWrite() != Errno.None)
            return;
        try
        {
            foreach (long number in numbers)
            {
                if (!_tree.Orphans.Contains(number))
                    continue;
                _tree.Orphans.Release(number);
                if (_tree.Inodes.TryGet(number, out Inode inode) && inode.LinkCount == 0)
                    _tree.Removal.Free(inode);
            }
        }
        catch (SqliteException e)
        {
            _ = _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }
}
