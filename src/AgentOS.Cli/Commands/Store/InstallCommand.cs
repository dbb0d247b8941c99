using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Store.Running;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Installing;
using AgentOS.Store.Packages;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentstore install ADDRESS</c>: approved once, and run by its name from then on.</summary>
internal static class InstallCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = new("ADDRESS") { Description = "github.com/OWNER/NAME, or another address of a repository" };
        Option<string?> reference = new("--ref") { Description = "Branch, tag or commit", HelpName = "REF" };
        Option<bool> yes = new("--yes", "-y") { Description = "Approve what it asks for" };
        DocumentedCommand command = new("install", "Approve an agent and give it its name here, at one version") { Examples = ["install github.com/OWNER/NAME", "install github.com/OWNER/NAME --ref v2.0.0"] };
        command.Add(agent);
        command.Add(reference);
        command.Add(yes);
        command.SetAction(async (parse, cancellationToken) =>
        {
            StoreRunChoice choice = new(parse.GetRequiredValue(agent)) { Reference = parse.GetValue(reference), Yes = parse.GetValue(yes), Refresh = true };
            if (await InstallAsync(context, choice, cancellationToken) is { } installed)
                context.Results(parse).Write(installed, ManifestJson.Default.InstallReport, InstallReport.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Asks, and installs what was approved.</summary>
    /// <returns>Null when a person said no.</returns>
    /// <exception cref="AgentOSException">It cannot be found, is not approved, or its name is taken.</exception>
    public static async Task<InstallReport?> InstallAsync(CommandContext context, StoreRunChoice choice, CancellationToken cancellationToken)
    {
        ApprovalStep step = new(context, choice);
        AgentPackage package = await step.FindAsync(cancellationToken);
        if (package.Origin.IsLocal)
            throw new AgentOSException(InstallErrors.NoAddress, "install", choice.Agent);
        if (!step.Decide(package, await step.IsolateAsync(package, cancellationToken)).IsApproved)
            return null;
        InstalledAgent installed = new InstalledAgents(StoreDirectories.OfThisUser().Agents).Install(package);
        return new InstallReport(installed.Name, package.Manifest.Version, installed.Address, installed.Commit);
    }
}
