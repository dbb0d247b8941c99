using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Networks;

namespace AgentOS.Storage.Files;

/// <content>What the agent's programs connected to.</content>
public sealed partial class FileStore
{
    /// <summary>Adds to the record of the network, or brings rows of it up to date; they are in the file with the next commit.</summary>
    public Errno Record(IReadOnlyList<NetworkEntry> entries)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            NetworkTable.Write(_connection.Database, entries);
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
}
