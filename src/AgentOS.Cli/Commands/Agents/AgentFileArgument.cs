using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Kernel;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>The argument that names one agent, which runs, or its file.</summary>
internal static class AgentFileArgument
{
    public static Argument<string> Build()
    {
        Argument<string> argument = new("AGENT") { Description = "A running agent's id, or the path of an agent's file" };
        argument.CompletionSources.Add(_ =>
            AgentRegistry.OfThisUser().List().Select(agent => new System.CommandLine.Completions.CompletionItem(agent.Id)));
        return argument;
    }

    /// <summary>Its file: an id has no slash and no dot.</summary>
    public static DatabaseLocation FileOf(string agent, CommandContext context, ParseResult parse)
    {
        string path = File.Exists(agent) || agent.AsSpan().ContainsAny('/', '.') ? agent : AgentRegistry.OfThisUser().Find(agent).Database;
        return context.Locate(parse) with { Path = path };
    }
}
