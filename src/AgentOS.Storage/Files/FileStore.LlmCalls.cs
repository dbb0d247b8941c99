using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Storage.Files;

/// <content>Calls of language models.</content>
public sealed partial class FileStore
{
    /// <summary>Adds to the record of calls; it is in the file with the next commit.</summary>
    public Errno Record(IReadOnlyList<LlmCall> calls)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            LlmCallTable.Write(_connection.Database, calls);
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
