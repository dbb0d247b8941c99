using System.Globalization;
using AgentOS.Errors;
using AgentOS.Store.Searching;
using AgentOS.Testing;
using AgentOS.Testing.Providers;

namespace AgentOS.Store.Tests.Searching;

/// <summary>Searches against a real local server that answers as GitHub does, and as GitHub should never.</summary>
public sealed class AgentSearchTests
{
    // The fields that are read, among some of those GitHub sends besides.
    private const string Repository =
        """{"id":1,"node_id":"R_1","name":"gus","full_name":"octo/gus","private":false,"owner":{"login":"octo","id":2},"html_url":"https://github.com/octo/gus","description":"Finds things.","fork":false,"stargazers_count":42,"topics":["ooze-agent"],"license":null,"score":1.0}""";

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Agents_are_asked_for_by_topic_and_stars_and_read()
    {
        using LocalProvider gitHub = Answering(200, $$"""{"total_count":41,"incomplete_results":false,"items":[{{Repository}}]}""");
        SearchPage page = await FindAsync(gitHub, "web & research", 2, "tok");
        Assert.Equal(new FoundAgent("octo/gus", "Finds things.", "https://github.com/octo/gus", 42), Assert.Single(page.Agents));
        Assert.Equal((41, 2, true), (page.Total, page.Page, page.HasMore));
        Assert.Equal("/search/repositories?q=web%20%26%20research%20topic%3Aooze-agent&sort=stars&order=desc&per_page=20&page=2", gitHub.Last.Path);
        Assert.Equal("Bearer tok", gitHub.Last.Headers["authorization"]);
        Assert.Equal("application/vnd.github+json", gitHub.Last.Headers["accept"]);
    }

    [Fact]
    public async Task Without_a_token_none_is_sent()
    {
        using LocalProvider gitHub = Answering(200, """{"total_count":0,"items":[]}""");
        SearchPage page = await FindAsync(gitHub);
        Assert.Empty(page.Agents);
        Assert.False(page.HasMore);
        Assert.DoesNotContain("authorization", gitHub.Last.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_left_out()
    {
        string[] urls = ["file:///etc", "https://user:pw@github.com/o/r", "ext::sh", "./here", "https://github.com/o/r\\u001b[2J", "https://github.com/-o/r"];
        using LocalProvider gitHub = Answering(200, $$"""{"total_count":9,"items":[{{string.Concat(urls.Select(url => $$"""{"full_name":"o/r","html_url":"{{url}}"},"""))}}{"full_name":null},{},{{Repository}}]}""");
        Assert.Equal("octo/gus", Assert.Single((await FindAsync(gitHub)).Agents).Name);
    }

    [Fact]
    public async Task Long_descriptions_are_cut_and_no_more_than_a_page_is_taken()
    {
        string repository = Repository.Replace("Finds things.", new string('x', 10_000), StringComparison.Ordinal);
        using LocalProvider gitHub = Answering(200, $$"""{"total_count":5000,"items":[{{string.Join(',', Enumerable.Repeat(repository, 50))}}]}""");
        SearchPage page = await FindAsync(gitHub, page: 50);
        Assert.Equal(20, page.Agents.Count);
        Assert.All(page.Agents, agent => Assert.Equal(301, agent.Description.Length));
        Assert.False(page.HasMore);
    }

    [Theory]
    [InlineData(403, "x-ratelimit-remaining", "0", "it does not say until when")]
    [InlineData(429, "retry-after", "60", "until 2026-01-02 03:05:05 UTC")]
    public async Task Too_many_searches_are_told_with_the_time_to_wait(int status, string header, string value, string detail)
    {
        using LocalProvider gitHub = Answering(status, """{"message":"API rate limit exceeded"}""", (header, value));
        AgentOSException refusal = await RefusedAsync(gitHub);
        Assert.Equal((SearchErrors.RateLimited, detail), (refusal.Definition, refusal.Detail));
    }

    [Fact]
    public async Task The_time_of_the_reset_is_told()
    {
        string reset = new DateTimeOffset(2026, 1, 2, 3, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using LocalProvider gitHub = Answering(403, "{}", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset));
        Assert.Equal("until 2026-01-02 03:30:00 UTC", (await RefusedAsync(gitHub)).Detail);
    }

    [Theory]
    [InlineData(401, "{}", "search.bad-token")]
    [InlineData(403, "{}", "search.unusable-answer")]
    [InlineData(422, "{}", "search.unusable-answer")]
    [InlineData(500, "<html>", "search.unusable-answer")]
    [InlineData(301, "", "search.unusable-answer")]
    [InlineData(200, "<html>", "search.unusable-answer")]
    [InlineData(200, "{\"total_count\":\"many\"}", "search.unusable-answer")]
    [InlineData(200, "{\"total_count\":99999999999999999999}", "search.unusable-answer")]
    [InlineData(200, "{\"items\":{}}", "search.unusable-answer")]
    [InlineData(200, "{\"items\":[1]}", "search.unusable-answer")]
    [InlineData(200, "{\"items\":[", "search.unusable-answer")]
    public async Task What_is_no_answer_is_told(int status, string body, string code)
    {
        using LocalProvider gitHub = Answering(status, body);
        Assert.Equal(code, (await RefusedAsync(gitHub)).Definition.Code);
    }

    [Fact]
    public async Task Deep_nesting_and_reset_times_beyond_the_calendar_do_no_harm()
    {
        using LocalProvider deep = Answering(200, "{\"items\":" + new string('[', 100_000));
        Assert.Equal(SearchErrors.Unusable, (await RefusedAsync(deep)).Definition);
        using LocalProvider late = Answering(403, "{}", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "999999999999999999"));
        Assert.Equal(SearchErrors.RateLimited, (await RefusedAsync(late)).Definition);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_not_read()
    {
        long sent = 0;
        using LocalProvider gitHub = new(async (_, reply) =>
        {
            await reply.BeginAsync(200, "application/json");
            string piece = new(' ', 1 << 20);
            for (; sent < 100 << 20; sent += piece.Length)
                await reply.WriteAsync(piece);
        });
        Assert.Equal(SearchErrors.Unusable, (await RefusedAsync(gitHub)).Definition);
        Assert.InRange(sent, 0, 50 << 20);
    }

    [Fact]
    public async Task Who_does_not_answer_is_unreachable()
    {
        LocalProvider gitHub = Answering(200, "{}");
        string address = gitHub.Address;
        gitHub.Dispose();
        Assert.Equal(SearchErrors.Unreachable, (await Assert.ThrowsAsync<AgentOSException>(() => FindAsync(address))).Definition);
        TaskCompletionSource asked = new();
        using LocalProvider silent = new(async (_, reply) =>
        {
            asked.SetResult();
            await reply.WaitUntilGoneAsync();
        });
        Task<SearchPage> search = FindAsync(silent);
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(SearchErrors.Unreachable, (await Assert.ThrowsAsync<AgentOSException>(() => search)).Definition);
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("nonsense")]
    public async Task A_token_is_sent_where_nobody_else_can_read_it_or_not_at_all(string endpoint) =>
        Assert.Equal(SearchErrors.BadEndpoint, (await Assert.ThrowsAsync<AgentOSException>(() => FindAsync(endpoint))).Definition);

    private static LocalProvider Answering(int status, string body, params (string Name, string Value)[] headers) =>
        new((_, reply) => reply.SendAsync(status, body, headers: headers));

    private Task<SearchPage> FindAsync(LocalProvider gitHub, string term = "", int page = 1, string? token = null) => FindAsync(gitHub.Address, term, page, token);

    private Task<SearchPage> FindAsync(string address, string term = "", int page = 1, string? token = null) =>
        new AgentSearch(address.TrimEnd('/'), token, _time).FindAsync(term, page, TestContext.Current.CancellationToken);

    private async Task<AgentOSException> RefusedAsync(LocalProvider gitHub) => await Assert.ThrowsAsync<AgentOSException>(() => FindAsync(gitHub));
}
