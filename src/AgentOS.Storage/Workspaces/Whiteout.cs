using AgentOS.Storage.Files;

namespace AgentOS.Storage.Workspaces;

/// <summary>A name of the base that is hidden.</summary>
/// <param name="Parent">The directory of the database it is hidden in.</param>
/// <param name="Name">The name.</param>
/// <param name="Size">Length of the base's file when it was hidden.</param>
/// <param name="ModifyTime">Its last change of content then, nanoseconds since 1970.</param>
/// <param name="Time">When it was hidden, nanoseconds since 1970: what lies below a hidden directory and changed later is not what the agent knew.</param>
public sealed record Whiteout(long Parent, byte[] Name, long Size, long ModifyTime, long Time)
{
    /// <summary>Whether the base still has what was hidden. A directory's own state says nothing.</summary>
    public bool Hides(BaseStamp stamp) => ModeBits.IsDirectory(stamp.Mode) || (stamp.Size == Size && stamp.ModifyTime == ModifyTime);
}
