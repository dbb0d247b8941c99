using System.CommandLine;
using System.Text.Json;
using AgentOS.Cli.CommandLine;
using AgentOS.Gateway.Connections;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Scheduling.Snapshots;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm share</c>: changes how an agent is treated while the gateway runs.</summary>
internal static class LlmShareCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = new("AGENT") { Description = "Whose, as 'agentos llm top' names it" };
        Option<double?> weight = new("--weight") { Description = "Its share among its siblings: 2 gets twice of what 1 gets", HelpName = "N" };
        Option<long?> reserved = new("--reserved") { Description = "Tokens a minute it gets before anybody's share is looked at", HelpName = "N" };
        Option<long?> burst = new("--burst") { Description = "Tokens it may be ahead of its share after it was idle", HelpName = "N" };
        Option<int?> slots = new("--slots") { Description = "Calls of it under way at a time; 0 is no limit", HelpName = "N" };
        DocumentedCommand command = new("share", "Change an agent's share of language models, at once; those it started share it with it")
        {
            Examples = ["llm share coder --weight 2", "llm share coder --reserved 5000 --slots 4"],
        };
        command.Add(agent);
        command.Add(weight);
        command.Add(reserved);
        command.Add(burst);
        command.Add(slots);
        command.SetReport(context, parse => new ControlRequest
        {
            Op = "set-share",
            Client = parse.GetRequiredValue(agent),
            Change = JsonSerializer.SerializeToElement(new ClientChange
            {
                Weight = parse.GetValue(weight),
                ReservedTokensPerMinute = parse.GetValue(reserved),
                BurstTokens = parse.GetValue(burst),
                Concurrency = parse.GetValue(slots),
            }, SchedulerJson.Default.ClientChange),
        }, SchedulerJson.Default.SchedulerSnapshot, SchedulerText.Print);
        return command;
    }
}
