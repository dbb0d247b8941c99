using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary><c>agentos apply [PATH…]</c>.</summary>
internal static class ApplyCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Only these files and directories of the project", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> dryRun = new("--dry-run", "-n") { Description = "Only show what would be done" };
        Option<bool> threeWay = new("--3way", "-3") { Description = "Merge with what the project changed in the same files since" };
        Option<string[]> trust = new("--trust") { Description = "Also put this trust file, or those below this directory, into the project (repeatable)", HelpName = "PATH" };
        DocumentedCommand command = new("apply", "Put the agent's changes into the project")
        {
            Examples = ["apply --dry-run", "apply src --3way", "apply --trust package.json"],
        };
        command.Add(paths);
        command.Add(dryRun);
        command.Add(threeWay);
        command.Add(trust);
        command.SetAction(parse =>
        {
            ApplyRequest request = new(
                context.Locate(parse), parse.GetValue(paths) ?? [], parse.GetValue(trust) ?? [], parse.GetValue(threeWay));
            ApplyResult result = parse.GetValue(dryRun) ? request.Preview() : request.Run();
            return Report(context, parse, result);
        });
        return command;
    }

    private static int Report(CommandContext context, ParseResult parse, ApplyResult result)
    {
        context.Results(parse).Write(result, ReviewJson.Default.ApplyResult, ChangeText.Print);
        return result.Withheld.Count + result.Refused.Count + result.Failed.Count == 0 ? ExitCodes.Success : ExitCodes.Failed;
    }
}
