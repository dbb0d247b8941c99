using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store.Searching;
using AgentOS.Store.Texts;

namespace AgentOS.Cli.Commands.Store.Search;

/// <summary><c>agentos store search [TERM] [--page N]</c>: at a terminal, one of what was found can be run or installed.</summary>
internal static class SearchCommand
{
    /// <summary>The variable with another address of GitHub's interface.</summary>
    internal const string EndpointVariable = "AGENTSTORE_GITHUB_API";

    private const string GitHubHost = "github.com";

    /// <param name="context">What every command is given.</param>
    /// <param name="actions">What is done with the one that is chosen.</param>
    public static Command Build(CommandContext context, FoundAgentActions actions)
    {
        Argument<string[]> term = new("TERM") { Description = "Words that are to occur", Arity = ArgumentArity.ZeroOrMore };
        Option<int> page = new("--page") { Description = "Which twenty, from 1", HelpName = "N", DefaultValueFactory = _ => 1 };
        page.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 50)
                result.AddError("--page is 1 to 50: GitHub shows the first thousand results.");
        });
        DocumentedCommand command = new("search", "Look for agents at GitHub (topic ooze-agent), most stars first")
        {
            Examples = ["search", "search web research", "search --json --page 2"],
        };
        command.Add(term);
        command.Add(page);
        command.SetAction(async (parse, cancellationToken) =>
        {
            AgentSearch search = new(Environment.GetEnvironmentVariable(EndpointVariable)?.TrimEnd('/') is { Length: > 0 } other ? other : AgentSearch.GitHub, StoreVault.Tokens(context).Find(GitHubHost), context.Time);
            string words = string.Join(' ', parse.GetValue(term) ?? []);
            bool isInteractive = context.Streams is { IsInputTerminal: true, IsOutputTerminal: true } && !parse.GetValue(context.Options.Json);
            if (isInteractive)
                return await new SearchDialogue(context, search, actions).RunAsync(words, parse.GetValue(page), cancellationToken);
            SearchPage found = await search.FindAsync(words, parse.GetValue(page), cancellationToken);
            context.Results(parse).Write(found.Agents, SearchResultJson.Default.IReadOnlyListFoundAgent, (agents, output) => Print(found, agents, output));
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Numbered over all pages; what strangers wrote cannot move the cursor.</summary>
    internal static void Print(SearchPage page, IReadOnlyList<FoundAgent> agents, TextOutput output)
    {
        Table table = new("#", "AGENT", "STARS", "DESCRIPTION");
        for (int i = 0; i < agents.Count; i++)
            table.Add($"{((page.Page - 1) * SearchPage.Length) + i + 1}", VisibleText.Of(agents[i].Name), $"{agents[i].Stars}", VisibleText.Of(agents[i].Description));
        table.WriteTo(output);
    }
}
