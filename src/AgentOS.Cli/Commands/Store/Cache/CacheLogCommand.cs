using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Store;
using AgentOS.Store.Isolation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary><c>agentos store cache log AGENT</c>: what its setup wrote.</summary>
internal static class CacheLogCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> agent = new("AGENT") { Description = "As 'run' takes it" };
        DocumentedCommand command = new("log", "Show what an agent's setup_command wrote when it ran last") { Examples = ["cache log ./my-agent"] };
        command.Add(agent);
        command.SetAction(async (parse, cancellationToken) =>
        {
            string named = parse.GetRequiredValue(agent);
            StoreDirectories directories = StoreDirectories.OfThisUser();
            PackageResolver resolver = new(directories, static folder => ManifestFile.Read(folder).Manifest, StoreVault.Tokens(context).Find, context.Time);
            AgentPackage package = await resolver.ResolveAsync(new PackageRequest(named), cancellationToken: cancellationToken);
            AgentIsolation isolation = await new TierSelection(VmDirectories.OfThisUser(), ImageDirectories.OfThisUser(), context.Time).SelectAsync(package, AgentTier.ByTrust, cancellationToken);
            if (Latest(directories, package, isolation) is not { } prepared)
                throw new AgentOSException(PreparationErrors.NoLog, "show the setup of", named);
            context.Results(parse).Write(new SetupLogReport(prepared.Log, File.ReadAllLines(prepared.Log)), CacheJson.Default.SetupLogReport, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    // It may have been set up in either tier.
    private static PreparedDirectory? Latest(StoreDirectories directories, AgentPackage package, AgentIsolation isolation) => new[] { isolation, AgentIsolation.Local }
        .Select(tier => PreparedDirectory.Of(directories, package, tier))
        .OfType<PreparedDirectory>()
        .Where(static prepared => File.Exists(prepared.Log))
        .MaxBy(static prepared => File.GetLastWriteTimeUtc(prepared.Log));

    // A stranger's program wrote it.
    private static void Print(SetupLogReport log, TextOutput output)
    {
        foreach (string line in log.Lines)
            output.WriteLine(ControlCharacters.EscapeLines(line));
    }
}
