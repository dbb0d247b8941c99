using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Doctor;

/// <summary><c>agentos doctor</c>: exit status 1 when a layer that the defaults need is missing.</summary>
internal static class DoctorCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("doctor", "Show what this host can enforce, and why not") { Examples = ["doctor", "doctor --json"] };
        command.SetAction(async (parse, cancellationToken) =>
        {
            IReadOnlyList<HostCheck> checks = await HostChecks.RunAsync(cancellationToken);
            context.Results(parse).Write(checks, DoctorJson.Default.IReadOnlyListHostCheck, Print);
            return checks.Any(check => string.Equals(check.Status, HostCheck.Missing, StringComparison.Ordinal)) ? ExitCodes.Failed : ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<HostCheck> checks, TextOutput output)
    {
        Table table = new("LAYER", "STATUS", "WHY", "REMEDY");
        foreach (HostCheck check in checks)
            table.Add(check.Layer, check.Status, check.Why, check.Remedy ?? "");
        table.WriteTo(output);
    }
}
