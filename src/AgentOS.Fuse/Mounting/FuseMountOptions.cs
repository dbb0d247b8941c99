namespace AgentOS.Fuse;

/// <summary>How a mount looks to the system.</summary>
public sealed record FuseMountOptions
{
    /// <summary>What <c>mount</c> and <c>df</c> show as the source. Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public string Name { get; init; } = "agentos";

    /// <summary>The one user who may enter, when root mounts for somebody else; an ordinary user always mounts for itself.</summary>
    public uint UserId { get; init; }

    /// <summary>That user's group.</summary>
    public uint GroupId { get; init; }

    /// <summary>Whether users other than the mounting one may enter. Off: nobody else sees anything, not even root.</summary>
    public bool AllowOthers { get; init; }

    /// <summary>No writing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether device nodes can be opened (root only).</summary>
    public bool AllowDevices { get; init; }

    /// <summary>Whether a helper process unmounts when this process dies without doing so.</summary>
    public bool Watchdog { get; init; } = true;
}
