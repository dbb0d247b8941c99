namespace AgentOS.Linux;

/// <summary>How one descriptor of a new process comes about.</summary>
/// <param name="Target">The number in the new process.</param>
public abstract record DescriptorAction(int Target)
{
    /// <summary>The caller's descriptor <paramref name="Source"/>, under another number.</summary>
    /// <param name="Target">The number in the new process.</param>
    /// <param name="Source">The number in the calling process.</param>
    public sealed record Inherit(int Target, int Source) : DescriptorAction(Target);

    /// <summary>A file opened for reading and writing in the new process, after its session is made: a terminal becomes its controlling terminal.</summary>
    /// <param name="Target">The number in the new process.</param>
    /// <param name="Path">What to open.</param>
    public sealed record Open(int Target, string Path) : DescriptorAction(Target);
}
