using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Network;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Searching;

/// <summary>Looks for agents: repositories with the topic <c>ooze-agent</c> at GitHub, or at a host with its interface.</summary>
/// <param name="endpoint">Address of the interface, without a slash at its end.</param>
/// <param name="token">A token of GitHub's; null asks as nobody.</param>
/// <param name="time">The clock.</param>
public sealed class AgentSearch(string endpoint, string? token, TimeProvider time)
{
    /// <summary>GitHub's interface.</summary>
    public const string GitHub = "https://api.github.com";

    private const string Topic = "topic:ooze-agent";
    // Twenty repositories are some 120 KiB.
    private const int LongestAnswer = 4 << 20, LongestDescription = 300;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks for a page.</summary>
    /// <param name="term">Words that are to occur; empty finds all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentOSException"><see cref="SearchErrors"/>.</exception>
    public async Task<SearchPage> FindAsync(string term, int page, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(s_patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        CollectedAnswer answer = new(LongestAnswer);
        try
        {
            OutgoingRequest request = new("GET", Target(term, page), Header(), ReadOnlyMemory<byte>.Empty);
            await new HttpRequester(DirectConnection.OpenAsync).SendAsync(request, request.ToHead(), answer, null, either.Token);
        }
        catch (FormatException failure)
        {
            throw new AgentOSException(SearchErrors.Unusable, "search at", endpoint, failure.Message, failure);
        }
        catch (Exception failure) when (failure is IOException or SocketException or RefusedException || (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            throw new AgentOSException(SearchErrors.Unreachable, "search at", endpoint, failure.Message, failure);
        }

        return Read(answer, page);
    }

    private HttpTarget Target(string term, int page)
    {
        bool isSecure = endpoint.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        string query = Uri.EscapeDataString($"{term} {Topic}".Trim());
        HttpTarget target;
        try
        {
            target = HttpTarget.Parse($"{endpoint}/search/repositories?q={query}&sort=stars&order=desc&per_page={SearchPage.Length}&page={page}");
        }
        catch (FormatException failure)
        {
            throw new AgentOSException(SearchErrors.BadEndpoint, "search at", endpoint, failure.Message, failure);
        }

        return isSecure || target.Host is "127.0.0.1" or "localhost" or "[::1]" ? target : throw new AgentOSException(SearchErrors.BadEndpoint, "search at", endpoint);
    }

    private Dictionary<string, string> Header()
    {
        Dictionary<string, string> header = new(StringComparer.Ordinal) { ["Accept"] = "application/vnd.github+json", ["X-GitHub-Api-Version"] = "2022-11-28" };
        if (token is not null)
            header["Authorization"] = $"Bearer {token}";
        return header;
    }

    private SearchPage Read(CollectedAnswer answer, int page)
    {
        int status = answer.Head!.Status;
        if (status is 403 or 429 && (answer.Head.Header["x-ratelimit-remaining"] == "0" || answer.Head.Header["retry-after"] is not null))
            throw new AgentOSException(SearchErrors.RateLimited, "search at", endpoint, ResetOf(answer.Head));
        if (status is 401)
            throw new AgentOSException(SearchErrors.BadToken, "search at", endpoint);
        if (status != 200 || answer.IsTooLong)
            throw new AgentOSException(SearchErrors.Unusable, "search at", endpoint, status != 200 ? $"status {status}" : $"more than {LongestAnswer >> 20} MiB");
        try
        {
            GitHubAnswer found = JsonSerializer.Deserialize(answer.Body, SearchJson.Default.GitHubAnswer) ?? new GitHubAnswer();
            return new SearchPage(found.TotalCount, page, [.. (found.Items ?? []).Take(SearchPage.Length).Select(Agent).OfType<FoundAgent>()]);
        }
        catch (JsonException failure)
        {
            throw new AgentOSException(SearchErrors.Unusable, "search at", endpoint, "it is no JSON of that kind", failure);
        }
    }

    // GitHub: seconds since 1970; or, for its second limit, seconds from now.
    private string ResetOf(ResponseHead head)
    {
        DateTimeOffset? reset = null;
        if (TryRead(head.Header["retry-after"], out long after))
            reset = time.GetUtcNow().AddSeconds(after);
        else if (TryRead(head.Header["x-ratelimit-reset"], out long at))
            reset = DateTimeOffset.FromUnixTimeSeconds(at);
        return reset is null ? "it does not say until when" : $"until {reset:yyyy-MM-dd HH:mm:ss} UTC";
    }

    private static bool TryRead(string? text, out long seconds)
    {
        const long latest = 253_402_300_799; // the last second of 9999, which is as far as dates go
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds is >= 0 and <= latest / 2;
    }

    // What cannot be fetched, or is no name, is left out: a stranger chose all of it.
    private static FoundAgent? Agent(GitHubRepository repository)
    {
        try
        {
            if (repository.FullName is not { Length: > 0 } name || repository.HtmlUrl is not { } url || RepositoryAddressParser.Parse(url) is not { } address)
                return null;
            string description = repository.Description ?? "";
            return new FoundAgent(name, description.Length > LongestDescription ? description[..LongestDescription] + "…" : description, address.Url, repository.StargazersCount);
        }
        catch (AgentOSException)
        {
            return null;
        }
    }
}
