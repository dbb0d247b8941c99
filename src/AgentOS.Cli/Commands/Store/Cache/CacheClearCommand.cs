using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Repositories;
using AgentOS.Store.Repositories.Cache;

namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary><c>agentos store cache clear [URL] [--all]</c>.</summary>
internal static class CacheClearCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> url = new("URL") { Description = "Which one, as 'run' takes it", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "All of them" };
        DocumentedCommand command = new("clear", "Remove one, or all") { Examples = ["cache clear github.com/OWNER/NAME", "cache clear --all"] };
        command.Add(url);
        command.Add(all);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(url) is not null)
                result.AddError("Give either the address of a repository, or --all.");
        });
        command.SetAction(parse =>
        {
            RepositoryCache cache = new(StoreDirectories.OfThisUser().Repositories);
            IReadOnlyList<string> cleared = parse.GetValue(url) is { } wanted ? Clear(cache, wanted) : cache.ClearAll();
            context.Results(parse).Write(new ClearedRepositories(cleared), CacheJson.Default.ClearedRepositories, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static IReadOnlyList<string> Clear(RepositoryCache cache, string wanted)
    {
        RepositoryAddress address = RepositoryAddressParser.Parse(wanted) ?? throw new AgentOSException(RepositoryErrors.BadAddress, "clear", wanted);
        return cache.Clear(address) ? [address.Url] : throw new AgentOSException(RepositoryErrors.NotCached, "clear", address.Url);
    }

    private static void Print(ClearedRepositories cleared, TextOutput output)
    {
        foreach (string url in cleared.Cleared)
            output.WriteLine($"removed {output.Shown(url)}");
    }
}
