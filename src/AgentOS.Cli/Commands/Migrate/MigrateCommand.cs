using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Migration;
using AgentOS.Workspace.Migration;

namespace AgentOS.Cli.Commands.Migrate;

/// <summary><c>agentos migrate [--dry-run]</c>.</summary>
internal static class MigrateCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> dryRun = new("--dry-run") { Description = "Show the steps; change nothing" };
        DocumentedCommand command = new("migrate", "Bring an older agent's file to the current format, after a backup")
        {
            Examples = ["migrate --dry-run", "migrate --db old.db"],
        };
        command.Add(dryRun);
        command.SetAction(parse =>
        {
            DatabaseLocation database = context.Locate(parse);
            MigrationReport report = parse.GetValue(dryRun) ? WorkspaceMigration.Plan(database) : WorkspaceMigration.Run(database, context.Time);
            context.Results(parse).Write(report, MigrateJson.Default.MigrationReport, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(MigrationReport report, TextOutput output)
    {
        string path = output.Shown(report.Path);
        if (report.Steps.Count == 0)
        {
            output.WriteLine($"{path}: up to date ({report.To})");
            return;
        }

        output.WriteLine($"{path}: from {report.From} to {report.To}");
        foreach (string step in report.Steps)
            output.WriteLine($"  {step}");
        output.WriteLine(report.Backup is null ? "nothing was changed" : $"backup: {output.Shown(report.Backup)} (to take the migration back, put it in the file's place)");
        if (report.Findings.Count > 0)
            output.WriteLine($"the file broke {report.Findings.Count} rules before, and still does: agentos fsck --repair");
    }
}
