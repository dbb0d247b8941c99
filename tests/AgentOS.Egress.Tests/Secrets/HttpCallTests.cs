using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Secrets;

/// <summary>The HTTP call of the kernel, from inside a sandbox: the same rules, the same record.</summary>
public sealed class HttpCallTests(Internet internet)
{
    [Fact]
    public async Task A_request_by_the_kernel_has_the_sandboxs_rules()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        string sdk = Path.Combine(Repository(), "sdk", "python");
        _ = await internet.TakeAsync();
        await using HostProgram sandbox = host.Start(["--allow", "ok.com", "--mount", $"type=bind,src={sdk},dst=/sdk,ro", "--env", "PYTHONPATH=/sdk"], """
            cat > /tmp/calls.py <<'END'
            from agentos import AgentOSClient
            with AgentOSClient() as client:
                def call(name, url, **options):
                    try:
                        answer = client.http(url, **options)
                        print(name, answer["status_code"], answer["body"].split("\n")[0], answer.get("url"))
                    except Exception as problem:
                        print(name, "refused", problem)
                call("clear", "http://ok.com/one")
                call("secure", "https://ok.com/two", method="POST", headers={"X-Own": "1"}, body="four")
                call("denied", "https://evil.com/")
                call("sent-on", "http://ok.com/redirect/ok.com/three")
                call("sent-away", "http://ok.com/redirect/evil.com/")
                call("not-followed", "http://ok.com/missing", timeout=0)
            END
            python3 /tmp/calls.py
            """);
        Attempt attempt = await host.ObserveAsync(await sandbox.FinishAsync());
        attempt.ReachedOnlyOk().Printed(
            "clear 200 hello from ok.com 0 http://ok.com/one", "secure 200 hello from ok.com 4", "denied refused", "sent-on 200 hello from ok.com 0 http://ok.com/three", "sent-away refused", "not-followed refused");
        attempt.Recorded("no-rule", "evil.com");
        Assert.DoesNotContain(attempt.Seen.Hits, hit => hit.Contains("evil.com", StringComparison.Ordinal) && !hit.Contains("/redirect/", StringComparison.Ordinal));
    }

    private static string Repository()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "AgentOS.slnx")))
            directory = Path.GetDirectoryName(directory)!;
        return directory;
    }
}
