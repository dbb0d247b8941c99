using System.CommandLine;

namespace AgentOS.Cli.CommandLine;

/// <summary>A command whose help shows examples.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whole command lines without the program's name, most useful first.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
