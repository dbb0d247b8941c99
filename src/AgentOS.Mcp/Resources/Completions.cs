using AgentOS.Client.Files;
using AgentOS.Errors;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Resources;

/// <summary>Completes paths of the file template. Arguments of prompts are free text.</summary>
internal sealed class Completions(AgentFiles files)
{
    // The protocol's limit.
    private const int Most = 100;

    /// <summary>completion/complete</summary>
    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params is not { Ref: ResourceTemplateReference { Uri: FileUri.Template }, Argument: { Name: "path", Value: { } typed } })
            return new CompleteResult { Completion = new Completion { Values = [], Total = 0, HasMore = false } };
        List<string> found = await FindAsync(typed.TrimStart('/'), cancellationToken).ConfigureAwait(false);
        return new CompleteResult { Completion = new Completion { Values = [.. found.Take(Most)], Total = found.Count, HasMore = found.Count > Most } };
    }

    private async Task<List<string>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        string directory = typed[..(typed.LastIndexOf('/') + 1)];
        try
        {
            IReadOnlyList<FileEntry> entries = await files.ListAsync("/" + directory, cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. entries.Select(entry => directory + entry.Name + (entry.Type == "d" ? "/" : "")).Where(path => path.StartsWith(typed, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
        catch (AgentOSException)
        {
            return []; // No such directory: nothing completes it.
        }
    }
}
