namespace AgentOS.Kernel.Syscalls;

/// <summary>Who is at the other end of a connection.</summary>
/// <param name="AgentId">What the kernel calls it: 1 and up, never used again.</param>
internal sealed record Caller(uint AgentId)
{
    /// <summary>Whether the tag of the next frame is the call's id.</summary>
    public bool WantsCallIds { get; set; }

    /// <summary>Whether no frame follows.</summary>
    public bool HasLeft { get; set; }
}
