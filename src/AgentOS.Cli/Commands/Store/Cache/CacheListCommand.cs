using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Repositories.Cache;

namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary><c>agentos store cache list</c>.</summary>
internal static class CacheListCommand
{
    private const int ShownDigits = 12;

    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("list", "List them") { Examples = ["cache list", "cache list --json"] };
        command.SetAction(parse =>
        {
            IReadOnlyList<CachedRepositorySummary> found = new RepositoryCache(StoreDirectories.OfThisUser().Repositories).List();
            context.Results(parse).Write(found, CacheJson.Default.IReadOnlyListCachedRepositorySummary, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<CachedRepositorySummary> found, TextOutput output)
    {
        Table table = new("REPOSITORY", "COMMITS", "ASKED", "KIB");
        foreach (CachedRepositorySummary repository in found)
            table.Add(repository.Url, string.Join(' ', repository.Commits.Select(commit => commit[..ShownDigits])), $"{repository.AskedAt:yyyy-MM-dd HH:mm}", $"{(repository.Bytes + 1023) / 1024}");
        table.WriteTo(output);
    }
}
