using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Levels;

namespace AgentOS.Cli.Commands.Policies;

/// <summary><c>agentos policy show</c>.</summary>
internal static class ShowCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> level = new("LEVEL") { Description = string.Join(", ", PolicyLevels.Names) };
        DocumentedCommand command = new("show", "Show everything a level allows and blocks") { Examples = ["policy show standard", "policy show sandboxed --json > mine.json"] };
        command.Add(level);
        command.SetAction(parse => context.Results(parse).Write(
            PolicyDocument.Of(PolicyLevels.Find(parse.GetRequiredValue(level))), PoliciesJson.Default.PolicyDocument, PolicyText.Print));
        return command;
    }
}
