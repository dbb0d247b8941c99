namespace AgentOS.Protocol;

/// <summary>What a frame carries. The host sends the first group, the sandbox the second.</summary>
public enum FrameType : byte
{
    /// <summary>Host: what to start, and how. A <see cref="LaunchMessage"/>.</summary>
    Launch = 1,
    /// <summary>Host: limits are in place, start now. Empty.</summary>
    Go = 2,
    /// <summary>Host: send the program a signal. A <see cref="SignalMessage"/>.</summary>
    Signal = 3,

    /// <summary>Sandbox: prepared, waiting for go. A <see cref="ReadyMessage"/>; carries the terminal's master side when one was asked for.</summary>
    Ready = 65,
    /// <summary>Sandbox: the program ended, or never started. An <see cref="ExitMessage"/>.</summary>
    Exit = 66,
    /// <summary>Sandbox: preparing failed; it ends now. A <see cref="FailureMessage"/>.</summary>
    Failure = 67,
}
