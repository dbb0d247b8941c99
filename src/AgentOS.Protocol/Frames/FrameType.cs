namespace AgentOS.Protocol;

/// <summary>What a frame carries. Three groups: what a host sends, what the caller of a session sends, and what the sandbox sends to either.</summary>
public enum FrameType : byte
{
    /// <summary>Host: what to start, and how. A <see cref="LaunchMessage"/>.</summary>
    Launch = 1,
    /// <summary>Host: limits are in place, start now. Empty.</summary>
    Go = 2,
    /// <summary>Host: send the program a signal. A <see cref="SignalMessage"/>.</summary>
    Signal = 3,
    /// <summary>Host: somebody wants to run another program; carries their connection. Empty.</summary>
    Session = 4,

    /// <summary>Caller to host: pass this connection on to the sandbox. Empty.</summary>
    Join = 33,
    /// <summary>Caller to host: end the agent. A <see cref="StopMessage"/>.</summary>
    Stop = 34,
    /// <summary>Caller to sandbox: carries one of the program's standard streams. A <see cref="StreamMessage"/>.</summary>
    Stream = 35,
    /// <summary>Caller to sandbox: what to run, after its streams. An <see cref="ExecMessage"/>.</summary>
    Exec = 36,

    /// <summary>Sandbox: prepared, waiting for go. A <see cref="ReadyMessage"/>; carries the terminal's master side when one was asked for.</summary>
    Ready = 65,
    /// <summary>Sandbox: the program ended, or never started. An <see cref="ExitMessage"/>.</summary>
    Exit = 66,
    /// <summary>Sandbox: preparing failed; it ends now. A <see cref="FailureMessage"/>.</summary>
    Failure = 67,
    /// <summary>Sandbox to caller: its program is being started. Empty; carries the master side of the terminal it asked for.</summary>
    Starting = 68,
}
