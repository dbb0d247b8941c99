using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Turns;

namespace AgentOS.Storage.Files;

/// <content>Conversations.</content>
public sealed partial class FileStore
{
    /// <summary>Writes the beginning of a turn, or its end; it is in the file with the next commit.</summary>
    public Errno Record(Turn turn)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            TurnTable.Write(_connection.Database, turn);
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
