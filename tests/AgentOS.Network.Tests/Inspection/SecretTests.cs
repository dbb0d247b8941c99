using System.Text;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>N39 and N40: a secret goes where it belongs and nowhere else, and does not come back.</summary>
public class SecretTests
{
    private const string Bearer = "TOKEN=env@api.example.org:bearer";

    [Theory]
    [InlineData("bearer", "Authorization: Bearer {0}", "/", "Authorization: Bearer ")]
    [InlineData("x-api-key", "X-Api-Key: {0}", "/", "X-Api-Key: ")]
    [InlineData("header=X-Own", "x-own: {0}", "/", "x-own: ")]
    [InlineData("query=key", "Accept: */*", "/?a=1&key={0}&b=2", "/?a=1&key=")]
    public async Task It_is_put_in_its_place(string where, string header, string path, string before)
    {
        using InspectedPlace place = new(secret: $"TOKEN=env@api.example.org:{where}");
        string placeholder = place.Secret!.Placeholder;
        ClientRun run = await place.CurlAsync("-H", string.Format(null, header, placeholder), place.Url + string.Format(null, path, placeholder));
        Assert.Contains("hello", run.Output, StringComparison.Ordinal);
        string request = Assert.Single(place.Upstream.Requests);
        Assert.Contains(before + InspectedPlace.Value, request, StringComparison.Ordinal);
        Assert.DoesNotContain(placeholder, request, StringComparison.Ordinal);
        Assert.Empty(await place.RefusedAsync(0));
    }

    [Fact]
    public async Task Anywhere_else_the_placeholder_stays_and_is_recorded()
    {
        using InspectedPlace place = new(secret: Bearer);
        string placeholder = place.Secret!.Placeholder;
        string[][] attempts =
        [
            [$"{place.Url}/{placeholder}"],
            [$"{place.Url}/?token={placeholder}"],
            ["-H", $"X-Other: {placeholder}", place.Url],
            ["-H", $"Authorization: Bearer x{placeholder}", place.Url],
            ["-H", $"Authorization: {placeholder}", place.Url],
            ["-u", $"user:{placeholder}", place.Url],
            ["-d", $"body={placeholder}", place.Url],
            ["-d", Convert.ToBase64String(Encoding.ASCII.GetBytes("x:" + placeholder)), place.Url],
            ["-H", "Transfer-Encoding: chunked", "-d", new string('x', 16000) + placeholder, place.Url],
        ];
        foreach (string[] attempt in attempts)
        {
            ClientRun run = await place.CurlAsync(attempt);
            Assert.EndsWith("hello", run.Output + run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(attempts.Length, place.Upstream.Requests.Count);
        Assert.All(place.Upstream.Requests, request => Assert.DoesNotContain("canary", request, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Repeat("sentinel-misuse", attempts.Length), await place.RefusedAsync(attempts.Length));
        Assert.All(place.Events, happened => Assert.DoesNotContain("canary", happened.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_host_gets_the_placeholder()
    {
        using InspectedPlace place = new("methods=GET", "TOKEN=env@other.example.org:bearer");
        await place.CurlAsync("-H", $"Authorization: Bearer {place.Secret!.Placeholder}", place.Url);
        Assert.Contains(place.Secret.Placeholder, Assert.Single(place.Upstream.Requests), StringComparison.Ordinal);
        Assert.Equal(["sentinel-misuse"], await place.RefusedAsync(1));
    }

    [Fact]
    public async Task What_comes_back_is_the_placeholder_however_it_is_cut()
    {
        using InspectedPlace place = new(secret: Bearer);
        string echoed = $"begin {InspectedPlace.Value} middle {Convert.ToBase64String(Encoding.ASCII.GetBytes("user:" + InspectedPlace.Value))} end {InspectedPlace.Value[..20]}";
        foreach (int piece in new[] { 1, 7, 1000 })
        {
            place.Upstream.Answer = _ => [$"HTTP/1.1 200 OK\r\nX-Echo: {InspectedPlace.Value}\r\nContent-Length: {echoed.Length}\r\n\r\n", .. Cut(echoed, piece)];
            await Check(place, echoed);
            place.Upstream.Answer = _ => ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .. Cut(echoed, piece).Select(part => $"{part.Length:x}\r\n{part}\r\n"), "0\r\n\r\n"];
            await Check(place, echoed);
        }

        Assert.Equal(Enumerable.Repeat("echo", 6), await place.RefusedAsync(6));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_looked_through_is_refused()
    {
        using InspectedPlace place = new(secret: Bearer);
        place.Upstream.Answer = _ => [HttpsUpstream.Ok("zipped", "Content-Encoding: gzip\r\n")];
        ClientRun run = await place.CurlAsync("--compressed", "-H", $"Authorization: Bearer {place.Secret!.Placeholder}", place.Url);
        Assert.Contains("403 Forbidden", run.Output, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding: identity", Assert.Single(place.Upstream.Requests), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Check(InspectedPlace place, string echoed)
    {
        ClientRun run = await place.CurlAsync("-H", $"Authorization: Bearer {place.Secret!.Placeholder}", place.Url);
        string expected = echoed
            .Replace(InspectedPlace.Value, place.Secret.Placeholder, StringComparison.Ordinal)
            .Replace(Convert.ToBase64String(Encoding.ASCII.GetBytes("user:" + InspectedPlace.Value)), Convert.ToBase64String(Encoding.ASCII.GetBytes("user:" + place.Secret.Placeholder)), StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string body = run.Output[(run.Output.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Equal(expected[..^20], body[..^20]);
        Assert.DoesNotContain(InspectedPlace.Value, run.Output, StringComparison.Ordinal);
        Assert.Equal(InspectedPlace.Value[..20], body[^20..]);
    }

    private static IEnumerable<string> Cut(string text, int length) => text.Chunk(length).Select(letters => new string(letters));
}
