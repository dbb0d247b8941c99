using System.CommandLine;

namespace AgentOS.Cli.CommandLine;

/// <summary>A command whose help shows more than its parts.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>What else is to be known, below the options; null is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whole command lines without the program's name, most useful first.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
