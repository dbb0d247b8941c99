namespace AgentOS.Linux.Polling;

/// <summary>What a descriptor is watched for, and what came of it: the EPOLL bits of sys/epoll.h.</summary>
[Flags]
public enum Readiness : uint
{
    /// <summary>Nothing but errors and hang-ups, which are always reported.</summary>
    None = 0,
    /// <summary>Reading does not wait.</summary>
    Input = 0x001,
    /// <summary>Writing does not wait.</summary>
    Output = 0x004,
    /// <summary>An error is pending.</summary>
    Error = 0x008,
    /// <summary>The other side is gone.</summary>
    HangUp = 0x010,
}
