using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;

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
            if (PreparedDirectory.Of(directories, package) is not { } prepared || !File.Exists(prepared.Log))
                throw new AgentOSException(PreparationErrors.NoLog, "show the setup of", named);
            context.Results(parse).Write(new SetupLogReport(prepared.Log, File.ReadAllLines(prepared.Log)), CacheJson.Default.SetupLogReport, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    // A stranger's program wrote it.
    private static void Print(SetupLogReport log, TextOutput output)
    {
        foreach (string line in log.Lines)
            output.WriteLine(ControlCharacters.EscapeLines(line));
    }
}
