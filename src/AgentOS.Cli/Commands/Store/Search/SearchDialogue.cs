using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store.Searching;

namespace AgentOS.Cli.Commands.Store.Search;

/// <summary>Shows page after page, until one agent is chosen or nobody wants to see more.</summary>
internal sealed class SearchDialogue(CommandContext context, AgentSearch search, Func<string, CancellationToken, Task<int>> run)
{
    private const string Next = "n";

    private readonly Questions _questions = new(context.Streams);

    public async Task<int> RunAsync(string words, int page, CancellationToken cancellationToken)
    {
        while (true)
        {
            SearchPage found = await search.FindAsync(words, page, cancellationToken);
            SearchCommand.Print(found, found.Agents, new TextOutput(context.Streams.OutputText, isTerminal: true));
            context.Streams.Flush();
            if (found.Agents.Count == 0 || Choose(found) is not { } choice)
                return ExitCodes.Success;
            if (choice != Next)
                return await run(choice, cancellationToken);
            page++;
        }
    }

    // An address, "n", or null for an end.
    private string? Choose(SearchPage found)
    {
        int first = ((found.Page - 1) * SearchPage.Length) + 1;
        while (_questions.Ask($"Number to run{(found.HasMore ? ", n for more" : "")}, Enter to end: ")?.Trim() is { Length: > 0 } answer)
        {
            if (answer == Next && found.HasMore)
                return Next;
            if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= first && number - first < found.Agents.Count)
                return found.Agents[number - first].Url;
            context.Streams.Error.WriteLine($"{first} to {first + found.Agents.Count - 1}, please.");
        }

        return null;
    }
}
