using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary><c>agentos apply [PATH…]</c>.</summary>
internal static class ApplyCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Only these files and directories of the project", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> dryRun = new("--dry-run", "-n") { Description = "Only show what would be done" };
        Option<string[]> trust = new("--trust") { Description = "Also put this trust file, or those below this directory, into the project (repeatable)", HelpName = "PATH" };
        DocumentedCommand command = new("apply", "Put the agent's changes into the project")
        {
            Examples = ["apply --dry-run", "apply src", "apply --trust package.json"],
        };
        command.Add(paths);
        command.Add(dryRun);
        command.Add(trust);
        command.SetAction(parse =>
        {
            DatabaseLocation database = context.Locate(parse);
            using WorkspaceEditor editor = WorkspaceEditor.Open(database);
            using WorkspaceView? view = WorkspaceView.Open(database);
            if (view is null)
                return Report(context, parse, new ApplyResult([], [], [], []));
            IReadOnlyList<Change> changes = ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, parse.GetValue(paths) ?? []);
            IReadOnlyList<Change> allowed = (parse.GetValue(trust) ?? []) is { Length: > 0 } named ? ChangeSelection.Of(changes, view.BasePath, named) : [];
            ApplyPlan plan = ApplyPlan.Of(changes, allowed.Contains);
            IReadOnlyList<(Change Change, AgentOSException Reason)> failures = parse.GetValue(dryRun) ? [] : WorkspaceApplication.Run(editor, view, plan);
            return Report(context, parse, ApplyResult.Of(plan, failures));
        });
        return command;
    }

    private static int Report(CommandContext context, ParseResult parse, ApplyResult result)
    {
        context.Results(parse).Write(result, ReviewJson.Default.ApplyResult, ChangeText.Print);
        return result.Withheld.Count + result.Refused.Count + result.Failed.Count == 0 ? ExitCodes.Success : ExitCodes.Failed;
    }
}
