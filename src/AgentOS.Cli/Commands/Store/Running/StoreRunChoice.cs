using AgentOS.Store.Isolation;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>What is to be run, and how.</summary>
/// <param name="Agent">A folder, an address, or the name of an installed agent.</param>
internal sealed record StoreRunChoice(string Agent)
{
    /// <summary>A branch, tag or commit of an address.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the remote is asked again.</summary>
    public bool Refresh { get; init; }

    /// <summary>Whether everything it asks for is approved.</summary>
    public bool Yes { get; init; }

    /// <summary>A file that says what may be approved without a person.</summary>
    public string? Policy { get; init; }

    /// <summary>The session, made when there is none of the name; null is a new one.</summary>
    public string? Session { get; init; }

    /// <summary>A session that there must be.</summary>
    public string? Resumed { get; init; }

    /// <summary>The project, or <c>none</c>; null is the one the session has, if it has one.</summary>
    public string? Workspace { get; init; }

    /// <summary>What it is to run in.</summary>
    public AgentTier Tier { get; init; }

    /// <summary>Whether a program uses it, through a pipe.</summary>
    public bool IsPiped { get; init; }

    /// <summary>Whether what it writes to its standard error, and prints, is shown.</summary>
    public bool Debug { get; init; }
}
