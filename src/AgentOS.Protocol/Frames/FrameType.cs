namespace AgentOS.Protocol;

/// <summary>What a frame carries. In groups: what a host sends to the sandbox, what the caller of a session sends, what the sandbox sends to either, and what a host answers a caller.</summary>
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
    /// <summary>Host: send every process of the sandbox a signal, but the first. A <see cref="SignalMessage"/>.</summary>
    SignalAll = 5,
    /// <summary>Host: bind a socket in the sandbox's network and send it. A <see cref="ListenMessage"/>.</summary>
    Listen = 6,
    /// <summary>Host: send a socket that tells of the connections in the sandbox's network (sock_diag(7)). Empty; answered as <see cref="Listen"/> is.</summary>
    Diagnose = 7,
    /// <summary>Host to machine: who it is and what it has. A <see cref="MachineMessage"/>.</summary>
    Configure = 8,
    /// <summary>Host to machine: you are a machine of your own now, mount your disk. Random bytes nobody else has.</summary>
    Equip = 12,
    /// <summary>Host to machine: write everything to your disk, and nothing more until <see cref="Thaw"/>. Empty.</summary>
    Freeze = 13,
    /// <summary>Host to machine: your disk is yours again. Empty.</summary>
    Thaw = 14,

    /// <summary>Caller to host: pass this connection on to the sandbox. Empty.</summary>
    Join = 33,
    /// <summary>Caller to host: end the agent. A <see cref="StopMessage"/>.</summary>
    Stop = 34,
    /// <summary>Caller to sandbox: carries one of the program's standard streams. A <see cref="StreamMessage"/>.</summary>
    Stream = 35,
    /// <summary>Caller to sandbox: what to run, after its streams. An <see cref="ExecMessage"/>.</summary>
    Exec = 36,
    /// <summary>Caller to host: show me the program's terminal. A <see cref="WindowSizeMessage"/>.</summary>
    Attach = 37,
    /// <summary>Caller to host: what was typed, as it is.</summary>
    Keys = 38,
    /// <summary>Caller to host: the caller's window has another size now. A <see cref="WindowSizeMessage"/>.</summary>
    Resize = 39,
    /// <summary>Caller to sandbox: end the program with everything that came of it. Empty.</summary>
    EndTree = 40,
    /// <summary>Caller to host: show or change what the agent may reach. A <see cref="NetworkMessage"/>.</summary>
    Network = 44,
    /// <summary>Caller to host: have everything inside stand still. Empty; the connection ends when it does.</summary>
    Pause = 45,
    /// <summary>Caller to host: let everything inside go on. Empty; the connection ends when it does.</summary>
    Resume = 46,
    /// <summary>Caller to host: commit what was written inside, and show inside what others committed. Empty; the connection ends when that is done.</summary>
    Synchronize = 47,
    /// <summary>Caller to host: nothing of the machine may change while this connection lasts. Empty.</summary>
    Hold = 51,
    /// <summary>Kernel to file service: what to read. A <see cref="ReadFileMessage"/>.</summary>
    ReadFile = 41,
    /// <summary>Kernel to file service: where would this be written? A <see cref="WriteFileMessage"/> without content.</summary>
    FindFile = 42,
    /// <summary>Kernel to file service: what to write. A <see cref="WriteFileMessage"/>.</summary>
    WriteFile = 43,

    /// <summary>Sandbox: prepared, waiting for go. A <see cref="ReadyMessage"/>; carries the terminal's master side when one was asked for.</summary>
    Ready = 65,
    /// <summary>Sandbox: the program ended, or never started. An <see cref="ExitMessage"/>.</summary>
    Exit = 66,
    /// <summary>Sandbox: preparing failed; it ends now. A <see cref="FailureMessage"/>.</summary>
    Failure = 67,
    /// <summary>Sandbox to caller: its program is being started. Empty; carries the master side of the terminal it asked for.</summary>
    Starting = 68,
    /// <summary>Sandbox to host: the program runs. Empty.</summary>
    Started = 69,
    /// <summary>File service to kernel: the answer to one of its three frames. A <see cref="FileResultMessage"/>.</summary>
    FileResult = 70,
    /// <summary>Sandbox to host: what became of a <see cref="Listen"/> or <see cref="Diagnose"/>, in their order. A <see cref="ListeningMessage"/>; carries the socket.</summary>
    Listening = 71,
    /// <summary>Machine to host: booted, waiting to be told who it is. Empty.</summary>
    Booted = 72,
    /// <summary>Machine to host: it is who it was told to be, and waits for <see cref="Launch"/>. Empty.</summary>
    Configured = 73,
    /// <summary>Machine to host: its root is there. Empty.</summary>
    Equipped = 76,
    /// <summary>Machine to host: nothing is written any more. Empty.</summary>
    Frozen = 77,

    /// <summary>Host to caller: nothing changes from now on. Empty.</summary>
    Held = 114,

    /// <summary>Host to caller: what the program's terminal shows, as it is.</summary>
    Output = 97,
    /// <summary>Host to caller: the program has no terminal that can be shown. Empty.</summary>
    NoTerminal = 98,
    /// <summary>Host to caller: what the agent may reach now. A <see cref="NetworkRulesMessage"/>.</summary>
    NetworkRules = 99,
    /// <summary>Host to caller: why that was not changed. A <see cref="FailureMessage"/>.</summary>
    NetworkRefused = 100,
    /// <summary>Host to caller: the agent's network has no rules. Empty.</summary>
    NoNetworkRules = 101,
    /// <summary>Host to caller: a rule about requests is not for this agent, whose connections nobody looks into. Empty.</summary>
    NotInspected = 102,
}
