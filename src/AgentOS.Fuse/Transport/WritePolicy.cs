namespace AgentOS.Fuse;

/// <summary>When the kernel sends what programs write.</summary>
public enum WritePolicy
{
    /// <summary>With each write(2).</summary>
    Through,

    /// <summary>On fsync, close, or when the kernel finds time; small writes to one page become one.</summary>
    Back,
}
