using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>What to run, and in which sandbox.</summary>
/// <param name="Command">Program and arguments; the program is searched in PATH inside. Not empty.</param>
public sealed record SandboxSpecification(IReadOnlyList<string> Command)
{
    /// <summary>Variables on top of the clean default environment. Nothing is taken from the host's environment by itself.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the program starts, inside; null is <see cref="CurrentDirectory"/> when that is visible, else <see cref="Home"/>.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The host directory shown read-only at its own path; null shows none.</summary>
    public string? CurrentDirectory { get; init; }

    /// <summary>The home directory of its user: absolute, inside. Empty and in memory, unless something is mounted there.</summary>
    public string Home { get; init; } = SandboxIdentity.Home;

    /// <summary>Mounts on top of the default file system.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; init; } = [];

    /// <summary>Files made for the sandbox, read-only: absolute paths inside, below <c>/run</c> or <c>/tmp</c>, and their content.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Descriptors of this process that the program has as 3, 4, … . Nothing keeps them open but the caller.</summary>
    public IReadOnlyList<SafeFileHandle> Descriptors { get; init; } = [];

    /// <summary>Devices of the host that the program may use, beyond the harmless ones: paths below <c>/dev</c>, the same inside.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Resource limits.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>Network.</summary>
    public NetworkMode Network { get; init; }

    /// <summary>
    /// Sockets bound in the sandbox's network before its program starts, and handed to this process (<see cref="SandboxProcess.Listeners"/>). None with the
    /// host's network.
    /// </summary>
    public IReadOnlyList<ListeningAddress> Listeners { get; init; } = [];

    /// <summary>What happens when a layer is missing.</summary>
    public IsolationLevel Isolation { get; init; }

    /// <summary>Names of layers a strict sandbox starts without where the host lacks them; its report says so.</summary>
    public IReadOnlyList<string> Dispensable { get; init; } = [];

    /// <summary>Runs the program under strace(1), which writes to standard error; allows ptrace inside.</summary>
    public bool TraceSystemCalls { get; init; }

    /// <summary>Path of the native agentos-init; null looks beside the running program and in AGENTOS_INIT.</summary>
    public string? InitPath { get; init; }
}
