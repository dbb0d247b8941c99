using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <content>What happens around the files.</content>
public sealed partial class FileStore
{
    /// <summary>Writes an event to the timeline; it is in the file with the next commit.</summary>
    public Errno Record(TimelineEvent happened) => Note(timeline => timeline.Happened(happened));

    /// <inheritdoc/>
    public void Refused(string operation, long number, Errno error) => _ = Note(timeline => timeline.Refused(operation, number, error.ToString()));

    /// <inheritdoc/>
    public void Settle()
    {
        if (!_tree.Timeline.CanSettle || !_group.TryJoinWrite())
            return;
        try
        {
            _tree.Timeline.Settle();
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

    private Errno Note(Action<TimelineRecorder> note)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            note(_tree.Timeline);
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
