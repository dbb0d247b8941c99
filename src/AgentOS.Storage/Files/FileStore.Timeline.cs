using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <content>What happens around the files.</content>
public sealed partial class FileStore
{
    /// <summary>Writes an event to the timeline; it is in the file with the next commit.</summary>
    public Errno Record(TimelineEvent happened)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            _tree.Timeline.Happened(happened);
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
