using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Preparation;
using AgentOS.Store.Repositories;
using AgentOS.Store.Repositories.Cache;

namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary><c>agentos store cache clear [URL] [--all]</c>.</summary>
internal static class CacheClearCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> url = new("URL") { Description = "Which one, as 'run' takes it", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "Everything, also what setups made" };
        Option<bool> unused = new("--unused") { Description = "What was not used for 30 days" };
        DocumentedCommand command = new("clear", "Remove one repository, or all that is there") { Examples = ["cache clear github.com/OWNER/NAME", "cache clear --unused", "cache clear --all"] };
        command.Add(url);
        command.Add(all);
        command.Add(unused);
        command.Validators.Add(result =>
        {
            if (((bool[])[result.GetValue(all), result.GetValue(unused), result.GetValue(url) is not null]).Count(static given => given) != 1)
                result.AddError("Give the address of a repository, --unused or --all.");
        });
        command.SetAction(parse =>
        {
            StoreDirectories directories = StoreDirectories.OfThisUser();
            (RepositoryCache repositories, PreparedCache prepared) = (new(directories.Repositories), new(directories.Prepared));
            DateTimeOffset since = context.Time.GetUtcNow() - StoreDirectories.UnusedAge;
            ClearedRepositories cleared = parse.GetValue(url) is { } wanted ? new(Clear(repositories, wanted), [])
                : parse.GetValue(unused) ? new(repositories.ClearUnused(since), prepared.ClearUnused(since))
                : new(repositories.ClearAll(), prepared.ClearUnused(DateTimeOffset.MaxValue));
            context.Results(parse).Write(cleared, CacheJson.Default.ClearedRepositories, Print);
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
        foreach (string digest in cleared.Prepared)
            output.WriteLine($"removed what a setup made: {digest[..12]}");
    }
}
