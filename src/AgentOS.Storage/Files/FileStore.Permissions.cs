using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Permissions;

namespace AgentOS.Storage.Files;

/// <content>What the agent was allowed, and what it did with it.</content>
public sealed partial class FileStore
{
    /// <summary>Adds to the record of permissions; it is in the file with the next commit.</summary>
    public Errno Record(PermissionRecords records)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            PermissionTables.Write(_connection.Database, records);
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
