using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary><c>agentos store cache</c>: repositories that were fetched.</summary>
internal static class CacheCommand
{
    public static Command Build(CommandContext context) => new("cache", "Repositories that were fetched and what setups made; both can be made again")
    {
        CacheListCommand.Build(context),
        CacheClearCommand.Build(context),
        CacheLogCommand.Build(context),
    };
}
