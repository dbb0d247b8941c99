using AgentOS.Errors;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Format;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Sessions;
using AgentOS.Storage.Sql;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage;

/// <summary>
/// An agent's whole state in one SQLite file: files, key-values and tool calls. Safe to use from any number of threads; a writing call
/// returns when its change is on disk, and calls made at the same time share the disk sync.
/// </summary>
/// <example>
/// <code>
/// await using AgentDatabase agent = await AgentDatabase.OpenAsync("agent.db");
/// await agent.Files.WriteTextAsync("/notes/todo.txt", "buy milk");
/// </code>
/// </example>
public sealed class AgentDatabase : IAsyncDisposable
{
    private readonly CommitQueue _queue;

    private AgentDatabase(DatabaseConnection connection, AgentDatabaseOptions options)
    {
        TimeProvider time = options.Time;
        Path = connection.Path;
        _queue = new CommitQueue(new DatabaseSession(connection, time), options.CommitOn);
        Files = new AgentFiles(_queue);
        KeyValue = new KeyValueStore(_queue);
        ToolCalls = new ToolCallLog(_queue, time);
        Sql = new SqlConsole(_queue, connection, time);
        Snapshots = new AgentSnapshots(_queue, time);
        Timeline = new AgentTimeline(_queue);
        Permissions = new AgentPermissions(_queue);
        LlmCalls = new AgentLlmCalls(_queue);
        Network = new AgentNetwork(_queue);
        Turns = new AgentTurns(_queue);
        Archives = new AgentArchives(_queue, connection.Location);
    }

    /// <summary>The file's full path, or <c>:memory:</c>.</summary>
    public string Path { get; }

    /// <summary>The agent's files.</summary>
    public AgentFiles Files { get; }

    /// <summary>The agent's key-value state.</summary>
    public KeyValueStore KeyValue { get; }

    /// <summary>The record of the agent's tool calls.</summary>
    public ToolCallLog ToolCalls { get; }

    /// <summary>SQL on the same file.</summary>
    public SqlConsole Sql { get; }

    /// <summary>Kept states of the agent.</summary>
    public AgentSnapshots Snapshots { get; }

    /// <summary>The record of everything that was done.</summary>
    public AgentTimeline Timeline { get; }

    /// <summary>The record of what was allowed and used.</summary>
    public AgentPermissions Permissions { get; }

    /// <summary>The record of calls of language models.</summary>
    public AgentLlmCalls LlmCalls { get; }

    /// <summary>The record of what was connected to.</summary>
    public AgentNetwork Network { get; }

    /// <summary>What was said to it, and what it answered.</summary>
    public AgentTurns Turns { get; }

    /// <summary>The agent's files as tar archives.</summary>
    public AgentArchives Archives { get; }

    /// <summary>Opens an agent database, making it first when it is missing.</summary>
    /// <param name="location">The file, with its key when it is encrypted; or <c>:memory:</c> for one that goes when it is closed.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops before the file is touched.</param>
    /// <exception cref="AgentOSException">The file cannot be used; see <see cref="StorageErrors"/>. Nothing was changed.</exception>
    public static Task<AgentDatabase> OpenAsync(
        DatabaseLocation location, AgentDatabaseOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(location, options ?? new AgentDatabaseOptions()), cancellationToken);

    /// <summary>Makes a new, empty agent database.</summary>
    /// <param name="location">The file; it is encrypted when there is a key.</param>
    /// <param name="overwrite">Whether an existing file (and only it) is replaced.</param>
    /// <param name="cancellationToken">Stops before the file is touched.</param>
    /// <exception cref="AgentOSException">It exists, is in use, or cannot be made there; see <see cref="StorageErrors"/>.</exception>
    public static Task CreateAsync(DatabaseLocation location, bool overwrite = false, CancellationToken cancellationToken = default) =>
        Task.Run(() => DatabaseCreation.CreateNew(location, overwrite, Schema.MountPageSize, TimeProvider.System), cancellationToken);

    /// <summary>Copies the whole database, as of one moment, into a new file, also while it is in use.</summary>
    /// <param name="path">The file to make; it must not exist.</param>
    /// <param name="cancellationToken">Stops before the copy begins.</param>
    /// <exception cref="AgentOSException">It exists or cannot be written.</exception>
    public Task SnapshotAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => _queue.RunAlone(session => Snapshot.Write(session.Connection, path)), cancellationToken);

    /// <summary>Gives the space that deleted files and snapshots left in the file back to the disk. Needs room for a second copy while it works.</summary>
    /// <param name="cancellationToken">Stops before it begins.</param>
    /// <exception cref="AgentOSException"><see cref="StorageErrors.AlreadyMounted"/> while the agent runs.</exception>
    public Task<Compaction> CompactAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => _queue.RunAlone(static session => Compactor.Run(session.Connection)), cancellationToken);

    /// <summary>Waits for everything under way and closes the file, complete in itself.</summary>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    private static AgentDatabase Open(DatabaseLocation location, AgentDatabaseOptions options)
    {
        string path = location.Path;
        if (path.Equals(DatabaseConnection.InMemory, StringComparison.Ordinal))
            return new AgentDatabase(DatabaseConnection.OpenInMemory(options.Time), options);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            if (!options.Create || options.ReadOnly)
                throw new AgentOSException(StorageErrors.NotFound, "open", path);
            DatabaseCreation.Create(location, Schema.RowPageSize, options.Time);
        }

        DatabaseAccess access = options.ReadOnly ? DatabaseAccess.ReadOnly : DatabaseAccess.ReadWrite;
        return new AgentDatabase(DatabaseConnection.Open(location, access), options);
    }
}
