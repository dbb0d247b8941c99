using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Storage.Files;

/// <summary>
/// The file tree of an agent as of one moment, for reading; every change is refused with EROFS. Others may write meanwhile; while it is open the log of
/// the file is kept, so it should not be open for long.
/// </summary>
public sealed partial class SnapshotTree : IFileTree
{
    private readonly Lock _lock = new();
    private readonly DatabaseConnection _connection;
    private readonly FileTree _tree;

    private SnapshotTree(DatabaseConnection connection)
    {
        _connection = connection;
        _tree = new FileTree(connection, OrphanPolicy.Free, TimeProvider.System);
    }

    /// <summary>Opens the state at a snapshot, or the present one.</summary>
    /// <param name="location">The database file.</param>
    /// <param name="snapshot">The snapshot's name; null for what is committed now.</param>
    /// <exception cref="Errors.AgentOSException"><see cref="SnapshotErrors.NotFound"/>, or the file cannot be used (<see cref="StorageErrors"/>).</exception>
    public static SnapshotTree Open(DatabaseLocation location, string? snapshot)
    {
        DatabaseConnection connection = DatabaseConnection.Open(location, DatabaseAccess.ReadOnly);
        try
        {
            connection.StayAt(snapshot);
            return new SnapshotTree(connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw StorageFailure.Describe(e, "open", location.Path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Length of a chunk of file data, in bytes.</summary>
    public int ChunkSize => _connection.Shape.ChunkSize;

    /// <summary>The records of the workspace at that moment; null when it had none.</summary>
    public WorkspaceRecords? OpenWorkspace()
    {
        lock (_lock)
            return WorkspaceRecords.Exist(_connection.Database) ? new WorkspaceRecords(_connection.Database) : null;
    }

    /// <summary>How the file lies over a directory as AgentFS does it; null when it does not.</summary>
    public PeerOverlay? FindPeerOverlay()
    {
        lock (_lock)
            return PeerOverlay.Read(_connection.Database);
    }

    /// <inheritdoc/>
    public Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = default;
        lock (_lock)
        {
            try
            {
                return _tree.Finder.Lookup(parent, name, out inode);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno Get(long number, out Inode inode)
    {
        inode = default;
        lock (_lock)
        {
            try
            {
                return _tree.Finder.Get(number, out inode);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno ReadLink(long number, Span<byte> target, out int length)
    {
        length = 0;
        lock (_lock)
        {
            try
            {
                return _tree.ReadLink(number, target, out length);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno Read(long number, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        lock (_lock)
        {
            try
            {
                return _tree.Content.Read(number, offset, buffer, out count);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno Seek(long number, long offset, SeekTarget target, out long position)
    {
        position = 0;
        lock (_lock)
        {
            try
            {
                return _tree.Content.Seek(number, offset, target, out position);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno ListDirectory(long number, IDirectorySink sink)
    {
        lock (_lock)
        {
            try
            {
                return _tree.Finder.List(number, sink);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno GetParent(long number, out long parent)
    {
        parent = 0;
        lock (_lock)
        {
            try
            {
                return _tree.Finder.GetParent(number, out parent);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = 0;
        lock (_lock)
        {
            try
            {
                return _tree.ExtendedAttributes.Get(number, name, value, out length);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno ListExtendedAttributes(long number, Span<byte> names, out int length)
    {
        length = 0;
        lock (_lock)
        {
            try
            {
                return _tree.ExtendedAttributes.List(number, names, out length);
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno GetStatistics(out FileTreeStatistics statistics)
    {
        statistics = default;
        lock (_lock)
        {
            try
            {
                statistics = TreeStatistics.Measure(_connection, _tree.CountInodes());
                return Errno.None;
            }
            catch (SqliteException e)
            {
                return StorageFailure.ToErrno(e);
            }
        }
    }

    /// <inheritdoc/>
    public Errno Synchronize() => Errno.None;

    /// <inheritdoc/>
    public void Forget(ReadOnlySpan<long> numbers)
    {
        // Nothing is held: nobody can remove a name of the past.
    }

    /// <inheritdoc/>
    public long ExternalVersion() => 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }
}
