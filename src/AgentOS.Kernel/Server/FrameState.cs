namespace AgentOS.Kernel.Server;

/// <summary>What there is of the next frame.</summary>
internal enum FrameState
{
    /// <summary>Not all of it.</summary>
    Partial,

    /// <summary>All of it.</summary>
    Whole,

    /// <summary>It is none (rule K3).</summary>
    Broken,

    /// <summary>It would be longer than frames are (rule K4).</summary>
    TooLarge,
}
