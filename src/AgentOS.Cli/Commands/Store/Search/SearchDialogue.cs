using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store.Searching;

namespace AgentOS.Cli.Commands.Store.Search;

/// <summary>Shows page after page, until one agent is chosen or nobody wants to see more.</summary>
internal sealed class SearchDialogue(CommandContext context, AgentSearch search, FoundAgentActions actions)
{
    private const string Next = "n", Install = "i";

    private readonly Questions _questions = new(context.Streams);

    public async Task<int> RunAsync(string words, int page, CancellationToken cancellationToken)
    {
        while (true)
        {
            SearchPage found = await search.FindAsync(words, page, cancellationToken);
            SearchCommand.Print(found, found.Agents, new TextOutput(context.Streams.OutputText, isTerminal: true));
            context.Streams.Flush();
            if (found.Agents.Count == 0 || Ask(found) is not { } answer)
                return ExitCodes.Success;
            if (answer != Next)
                return await TakeAsync(found, answer, cancellationToken);
            page++;
        }
    }

    // What can be done: "n", a number, "i" and a number; null for an end.
    private string? Ask(SearchPage found)
    {
        (int first, int last) = (First(found), First(found) + found.Agents.Count - 1);
        while (_questions.Ask($"Number to run, i NUMBER to install{(found.HasMore ? ", n for more" : "")}, Enter to end: ")?.Trim() is { Length: > 0 } answer)
        {
            if ((answer == Next && found.HasMore) || (Number(answer) is { } number && number >= first && number <= last))
                return answer;
            context.Streams.Error.WriteLine($"{first} to {last}, please; or i {first} to install it.");
        }

        return null;
    }

    private async Task<int> TakeAsync(SearchPage found, string answer, CancellationToken cancellationToken)
    {
        string url = found.Agents[Number(answer)!.Value - First(found)].Url;
        if (!answer.StartsWith(Install, StringComparison.Ordinal))
            return await actions.Run(url, cancellationToken);
        if (await actions.Install(url, cancellationToken) is { } installed)
            InstallReport.Print(installed, new TextOutput(context.Streams.OutputText, isTerminal: true));
        context.Streams.Flush();
        return ExitCodes.Success;
    }

    private static int First(SearchPage found) => ((found.Page - 1) * SearchPage.Length) + 1;

    private static int? Number(string answer) =>
        int.TryParse(answer.StartsWith(Install, StringComparison.Ordinal) ? answer[Install.Length..].Trim() : answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
