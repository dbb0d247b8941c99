using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary><c>agentos timeline verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string?> head = new("--head") { Description = "A head printed earlier, which must still be part of the record", HelpName = "NUMBER:HASH" };
        DocumentedCommand command = new("verify", "Look for rows that were edited, removed or put in")
        {
            Examples = ["timeline verify", "timeline verify --head 42:9f86d081…"],
        };
        command.Add(head);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            TimelineReport report = await agent.Timeline.VerifyAsync(parse.GetValue(head), cancellationToken);
            context.Results(parse).Write(report, TimelineJson.Default.TimelineReport, Print);
            if (report.Defects.Count > 0)
                throw new AgentOSException(CliErrors.TimelineTampered, "verify", agent.Path, $"{report.Defects.Count} found");
        });
        return command;
    }

    private static void Print(TimelineReport report, TextOutput output)
    {
        foreach (string defect in report.Defects)
            output.WriteLine(output.Shown(defect));
        output.WriteLine($"rows: {report.Rows}");
        if (report.Pruned > 0)
            output.WriteLine($"older rows removed: {report.Pruned}");
        output.WriteLine($"head: {report.Head}");
    }
}
