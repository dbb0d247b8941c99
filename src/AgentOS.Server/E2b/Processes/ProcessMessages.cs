using System.Text.Json.Serialization;
using AgentOS.Server.E2b.Files;

namespace AgentOS.Server.E2b.Processes;

/// <summary>A program.</summary>
internal sealed record ProcessConfig(string Cmd)
{
    public IReadOnlyList<string> Args { get; init; } = [];

    public IReadOnlyDictionary<string, string> Envs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? Cwd { get; init; }
}

/// <summary>A terminal's size.</summary>
internal sealed record PtySize(uint Cols, uint Rows);

/// <summary>A terminal.</summary>
internal sealed record Pty(PtySize Size);

/// <summary>A program to start.</summary>
internal sealed record StartRequest(ProcessConfig Process)
{
    public Pty? Pty { get; init; }

    public string? Tag { get; init; }

    /// <summary>Whether it can be written to; when that is not said, it can.</summary>
    public bool? Stdin { get; init; }
}

/// <summary>Which program: by its number or by its tag.</summary>
internal sealed record ProcessSelector(uint? Pid, string? Tag);

/// <summary>A call about a program.</summary>
internal sealed record ProcessRequest(ProcessSelector Process);

/// <summary>What a program is to read.</summary>
internal sealed record ProcessInput(byte[]? Stdin, byte[]? Pty);

/// <summary>Something for a program to read.</summary>
internal sealed record SendInputRequest(ProcessSelector Process, ProcessInput Input);

/// <summary>Another size for a program's terminal.</summary>
internal sealed record UpdateRequest(ProcessSelector Process, Pty? Pty);

/// <summary>A signal for a program.</summary>
internal sealed record SendSignalRequest(ProcessSelector Process, ProcessSignal Signal);

/// <summary>Signals that can be sent; their numbers are Linux'.</summary>
internal enum ProcessSignal
{
    [JsonStringEnumMemberName("SIGNAL_UNSPECIFIED")]
    None = 0,
    [JsonStringEnumMemberName("SIGNAL_SIGKILL")]
    Kill = 9,
    [JsonStringEnumMemberName("SIGNAL_SIGTERM")]
    Terminate = 15,
}

/// <summary>Programs that run.</summary>
internal sealed record ListAnswer(IReadOnlyList<ProcessInfo> Processes);

/// <summary>A program that runs.</summary>
internal sealed record ProcessInfo(ProcessConfig Config, uint Pid, string? Tag);

/// <summary>What happened to a program.</summary>
internal sealed record ProcessAnswer(ProcessEvent Event);

/// <summary>One of these.</summary>
internal sealed record ProcessEvent
{
    public ProcessStarted? Start { get; init; }

    public ProcessData? Data { get; init; }

    public ProcessEnd? End { get; init; }

    public Nothing? Keepalive { get; init; }
}

/// <summary>It runs.</summary>
internal sealed record ProcessStarted(uint Pid);

/// <summary>It wrote something; one of these.</summary>
internal sealed record ProcessData
{
    public byte[]? Stdout { get; init; }

    public byte[]? Stderr { get; init; }

    public byte[]? Pty { get; init; }
}

/// <summary>It ended.</summary>
internal sealed record ProcessEnd(int ExitCode, bool Exited, string Status, string? Error);
