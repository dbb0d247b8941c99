using AgentOS.Linux;

namespace AgentOS.Fleet.Programs;

/// <summary>A program for a sandbox.</summary>
/// <param name="Command">Program and arguments; not empty.</param>
public sealed record ProgramRequest(IReadOnlyList<string> Command)
{
    /// <summary>Variables as <c>NAME=value</c>, in place of the sandbox's or besides them.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Directory inside to start in; null is <c>/agent</c>, in a VM its image's.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The size of the terminal it gets; null gives it pipes.</summary>
    public WindowSize? Terminal { get; init; }

    /// <summary>A command line for the sandbox's shell.</summary>
    public static ProgramRequest OfShell(string command) => new(["/bin/sh", "-c", command]);
}
