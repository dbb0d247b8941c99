using System.CommandLine;
using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>The argument that names running agents.</summary>
internal static class AgentArgument
{
    private const string Name = "ID";
    private const string Description = "A running agent, as 'agentos ps' lists it; its first digits are enough";

    public static Argument<string> Build() => Completed(new Argument<string>(Name) { Description = Description });

    public static Argument<string[]> BuildSeveral() =>
        Completed(new Argument<string[]>(Name) { Description = Description, Arity = ArgumentArity.OneOrMore });

    private static Argument<T> Completed<T>(Argument<T> argument)
    {
        argument.CompletionSources.Add(_ =>
            AgentRegistry.OfThisUser().List().Select(agent => new System.CommandLine.Completions.CompletionItem(agent.Id)));
        return argument;
    }
}
