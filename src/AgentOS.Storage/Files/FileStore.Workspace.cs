using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Storage.Files;

/// <content>What the copy-on-write workspace builds on: several operations as one, and tables beside the files.</content>
public sealed partial class FileStore
{
    private WorkspaceRecords? _workspace;
    private int _workspaceLosses;

    /// <summary>Length of a chunk of file data, in bytes.</summary>
    public int ChunkSize => _connection.Shape.ChunkSize;

    /// <summary>How often a transaction was lost; what was remembered of its operations is untrue afterwards.</summary>
    public int Losses => _group.Losses;

    /// <summary>Runs operations of the calling thread as one: they are committed together or not at all, and nobody sees a part.</summary>
    /// <param name="operations">Uses this tree and the records it is given. An error number it returns does not undo what it did.</param>
    public Errno Together(Func<WorkspaceRecords, Errno> operations)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return operations(RequireWorkspace());
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

    /// <summary>Reads records; null before the first change of a workspace.</summary>
    public Errno Inspect(Action<WorkspaceRecords?> read)
    {
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            read(FindWorkspace());
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

    /// <summary>How the file lies over a directory as AgentFS does it; null when it does not.</summary>
    public Errno FindPeerOverlay(out PeerOverlay? overlay)
    {
        PeerOverlay? found = null;
        Errno error = Inspect(_ => found = PeerOverlay.Read(_connection.Database));
        overlay = found;
        return error;
    }

    /// <summary>Inside an operation: forgets that.</summary>
    public void RemovePeerOverlay() => PeerOverlay.Remove(_connection.Database);

    // A lost transaction may have been the one that made the tables.
    private WorkspaceRecords? FindWorkspace()
    {
        if (_workspace is null || _workspaceLosses != Losses)
            _workspace = WorkspaceRecords.Exist(_connection.Database) ? _workspace ?? new WorkspaceRecords(_connection.Database) : null;
        _workspaceLosses = Losses;
        return _workspace;
    }

    private WorkspaceRecords RequireWorkspace()
    {
        if (FindWorkspace() is { } records)
            return records;
        WorkspaceRecords.CreateTablesIn(_connection.Database);
        _connection.History.Refresh(); // The newest snapshot keeps their old rows, too.
        return _workspace = new WorkspaceRecords(_connection.Database);
    }
}
