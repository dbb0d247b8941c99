using System.CommandLine;

namespace AgentOS.Cli.Commands.Store;

/// <summary>The argument that names an agent's folder.</summary>
internal static class AgentFolder
{
    public static Argument<string> Argument(string description) =>
        new("DIR") { Description = description, Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = static _ => "." };
}
