using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Protocol;

namespace AgentOS.Cli.Commands.Agents;

/// <summary><c>agentos stop ID...</c>: ends agents, gently first.</summary>
internal static class StopCommand
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    public static Command Build(CommandContext context)
    {
        Argument<string[]> ids = AgentArgument.BuildSeveral();
        Option<TimeSpan> grace = new("--grace")
        {
            Description = "How long the program may take after SIGTERM before everything is killed: 5s, 1m",
            HelpName = "TIME",
            DefaultValueFactory = _ => s_grace,
            CustomParser = result => Parse(result.Tokens[0].Value) ?? Refuse(result),
        };
        DocumentedCommand command = new("stop", "End running agents: SIGTERM, then SIGKILL for everything inside")
        {
            Examples = ["stop 3f2a", "stop --grace 1m 3f2a"],
        };
        command.Add(ids);
        command.Add(grace);
        command.SetAction(parse => Stop(context.Results(parse), command.Name, parse.GetRequiredValue(ids), parse.GetValue(grace)));
        return command;
    }

    /// <summary>Ends agents and waits until they are gone.</summary>
    public static int Stop(IResultWriter results, string operation, IReadOnlyList<string> ids, TimeSpan grace)
    {
        AgentRegistry agents = AgentRegistry.OfThisUser();
        RunningAgent[] found = [.. ids.Select(agents.Find)];
        foreach (RunningAgent agent in found)
            AgentStop.Stop(agents, agent, grace);
        Done.Write(results, operation, [.. found.Select(agent => agent.Id)]);
        return ExitCodes.Success;
    }

    private static TimeSpan? Parse(string text) =>
        DurationText.TryParse(text, out TimeSpan grace) && grace.TotalMilliseconds <= StopMessage.MaximumGraceMilliseconds ? grace : null;

    private static TimeSpan Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--grace takes a time such as 5s or 1m, not '{result.Tokens[0].Value}'.");
        return default;
    }
}
