using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Integrity;

namespace AgentOS.Cli.Commands.Fsck;

/// <summary><c>agentos fsck [--repair]</c>.</summary>
internal static class FsckCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> repair = new("--repair") { Description = "Repair what was found, after a backup beside the file" };
        DocumentedCommand command = new("fsck", "Check that an agent's file is sound, or repair it")
        {
            Examples = ["fsck", "fsck --repair", "fsck --json --db other.db"],
        };
        command.Add(repair);
        command.SetAction(parse =>
        {
            DatabaseLocation database = context.Locate(parse);
            return parse.GetValue(repair) ? Repair(context, parse, database) : Check(context, parse, database);
        });
        return command;
    }

    private static int Check(CommandContext context, ParseResult parse, DatabaseLocation database)
    {
        IntegrityReport report = DatabaseIntegrity.Check(database);
        context.Results(parse).Write(report, FsckJson.Default.IntegrityReport, FsckText.Print);
        return report.Findings.Count == 0 ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static int Repair(CommandContext context, ParseResult parse, DatabaseLocation database)
    {
        RepairReport report = DatabaseIntegrity.Repair(database, context.Time);
        context.Results(parse).Write(report, FsckJson.Default.RepairReport, FsckText.Print);
        return report.Remaining.Count == 0 ? ExitCodes.Success : ExitCodes.Failed;
    }
}
