using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Cli.Commands.Review;
using AgentOS.Cli.Commands.Store.Cache;
using AgentOS.Cli.Commands.Store.Running;
using AgentOS.Cli.Commands.Store.Search;
using AgentOS.Cli.Commands.Store.Sessions;
using AgentOS.Storage;
using AgentOS.Store;
using AgentOS.Store.Sessions;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentos store</c>, and all of <c>agentstore</c>.</summary>
internal static class StoreCommand
{
    public static Command Build(CommandContext context)
    {
        Command command = new("store", "Other people's agents: found, approved, and run in a sandbox");
        foreach (Command child in Commands(context))
            command.Add(child);
        return command;
    }

    /// <summary>The commands, in the order of the help.</summary>
    public static IEnumerable<Command> Commands(CommandContext context)
    {
        CommandContext reviewing = new(context.Streams, context.Options) { Time = context.Time, DefaultDatabase = LastSession };
        return
        [
            SetupCommand.Build(context),
            StoreRunCommand.Build(context),
            SearchCommand.Build(context, new FoundAgentActions(
                (address, cancellationToken) => new StoreRun(context, new StoreRunChoice(address)).RunAsync(cancellationToken),
                (address, cancellationToken) => InstallCommand.InstallAsync(context, new StoreRunChoice(address), cancellationToken))),
            InstallCommand.Build(context),
            UninstallCommand.Build(context),
            SessionsCommand.Build(context),
            DiffCommand.Build(reviewing),
            ApplyCommand.Build(reviewing),
            DiscardCommand.Build(reviewing),
            KeysCommand.Build(context),
            CacheCommand.Build(context),
            TemplateCommand.Build(context),
            ValidateCommand.Build(context),
            PackCommand.Build(context),
        ];
    }

    private static DatabaseLocation LastSession() => new(new LastWorkspace(StoreDirectories.OfThisUser()).Find());
}
