using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Tests;

/// <summary>The commands the program has.</summary>
internal static class CommandTree
{
    /// <summary>The words that lead to each command, the root (no words) first.</summary>
    public static IEnumerable<string> Paths()
    {
        StandardStreams streams = new(Stream.Null, Stream.Null, TextWriter.Null);
        return Below(RootCommandBuilder.Build("agentos", new CommandContext(streams, new GlobalOptions())), "");
    }

    private static IEnumerable<string> Below(Command command, string path)
    {
        yield return path;
        foreach (Command child in command.Subcommands)
        {
            foreach (string found in Below(child, $"{path} {child.Name}".TrimStart()))
                yield return found;
        }
    }
}
