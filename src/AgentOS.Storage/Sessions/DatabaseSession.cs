using AgentOS.Storage.Connections;
using AgentOS.Storage.Files;
using AgentOS.Storage.KeyValues;
using AgentOS.Storage.Paths;
using AgentOS.Storage.Timeline;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage.Sessions;

/// <summary>Everything an operation of the SDK works with: one connection and the tables on it. Used by one thread at a time.</summary>
internal sealed class DatabaseSession : IDisposable
{
    private readonly Lazy<KeyValueTable> _keyValues;
    private readonly Lazy<ToolCallTable> _toolCalls;

    internal DatabaseSession(DatabaseConnection connection, TimeProvider time)
    {
        Connection = connection;
        Tree = new FileTree(connection, OrphanPolicy.Free, time);
        Paths = new PathWalk(Tree);
        _keyValues = new Lazy<KeyValueTable>(() => new KeyValueTable(connection.Database, Timeline, time));
        _toolCalls = new Lazy<ToolCallTable>(() => new ToolCallTable(connection.Database, connection.Shape, Timeline));
    }

    internal DatabaseConnection Connection { get; }

    internal FileTree Tree { get; }

    internal PathWalk Paths { get; }

    /// <summary>Records what the operations do; theirs on files are recorded by <see cref="Tree"/> itself.</summary>
    internal TimelineRecorder Timeline => Tree.Timeline;

    internal KeyValueTable KeyValues => _keyValues.Value;

    internal ToolCallTable ToolCalls => _toolCalls.Value;

    public void Dispose() => Connection.Dispose();
}
