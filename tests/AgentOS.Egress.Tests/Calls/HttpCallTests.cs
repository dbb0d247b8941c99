using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Egress.Tests.Secrets;

namespace AgentOS.Egress.Tests.Calls;

/// <summary>The HTTP call of the kernel, from inside a sandbox: the same rules, the same record.</summary>
public sealed class HttpCallTests(Internet internet)
{
    private static readonly string[] s_rules = ["--allow", "ok.com"];

    [Fact]
    [Trait("Rule", "H1")]
    [Trait("Rule", "H2")]
    public async Task A_request_by_the_kernel_has_the_sandboxs_rules()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_rules, """
            http("clear", "http://ok.com/one")
            http("secure", "https://ok.com/two", method="POST", headers={"X-Own": "1"}, body="four")
            http("missing", "http://ok.com/redirect/ok.com/missing", follow_redirects=False)
            http("denied", "https://evil.com/")
            http("sent-on", "http://ok.com/redirect/ok.com/three")
            http("sent-away", "http://ok.com/redirect/evil.com/")
            """);
        attempt.ReachedOnlyOk().Printed(
            "clear 200 None hello from ok.com 0", "secure 200 None hello from ok.com 4", "missing 302 None", "denied None network.denied", "sent-on 200 None hello from ok.com 0", "sent-away None network.denied");
        attempt.Recorded("no-rule", "evil.com");
        Assert.DoesNotContain(attempt.Seen.Hits, hit => hit.Contains("evil.com", StringComparison.Ordinal) && !hit.Contains("/redirect/", StringComparison.Ordinal));
        Assert.Contains(attempt.Events, row => row.GetProperty("source").GetString() == "call" && row.GetProperty("verdict").GetString() == "allowed");
    }

    // What names another host, or adds lines to a request, in the call's own fields.
    [Fact]
    [Trait("Rule", "H1")]
    public async Task Fields_of_a_call_say_nothing_else_than_they_seem_to()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_rules, """
            for number, url in enumerate(("http://ok.com@evil.com/", "http://evil.com\\@ok.com/", "http://ok.com:80@evil.com/", "http://evil.com#@ok.com/", "http://evil.com?.ok.com/", "http://ok.com%00.evil.com/",
                        "http:evil.com/", "http://ok.com\r\nHost: evil.com/", "http://169.254.169.254/", "http://2852039166/", "http://[::ffff:a9fe:a9fe]/", "http://[fe80::1%25lo]/", "file:///etc/passwd")):
                http(f"url{number}", url)
            http("method", "http://ok.com/", method="GET / HTTP/1.1\r\nHost: evil.com\r\n\r\nGET")
            http("field", "http://ok.com/", headers={"X-A": "b\r\nHost: evil.com"})
            http("name", "http://ok.com/", headers={"X-A: b\r\nHost": "evil.com"})
            for field in ("Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade"):
                http(field, "http://ok.com/", headers={field: "evil.com"})
            http("control", "http://ok.com/", headers={"X-A": "b"})
            """);
        attempt.ReachedOnlyOk().Printed("control 200");
        Assert.Single(attempt.Output.Split('\n'), line => line.Contains(" 200 ", StringComparison.Ordinal));
        Assert.Single(attempt.Seen.Hits);
    }

    [Fact]
    [Trait("Rule", "H3")]
    public async Task A_time_limit_ends_the_request_at_the_server_too()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_rules, """
            http("late", "http://ok.com/never", timeout=0.5)
            http("zero", "http://ok.com/", timeout=0)
            http("beyond", "http://ok.com/", timeout=3601)
            http("control", "http://ok.com/", timeout=60)
            import time
            """);
        attempt.Printed("late None http.timed-out", "zero None protocol.bad-payload", "beyond None protocol.bad-payload", "control 200");
    }

    [Fact]
    [Trait("Rule", "H4")]
    public async Task Of_a_long_body_the_ends_are_kept_and_an_endless_one_is_given_up()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_rules, """
            answer = client.perform(asking("http://ok.com/long", {"max_body": 1000}))
            print("long", answer["body_bytes"], answer["truncated"], answer["body"][:5], answer["body"][-3:], "bytes left out" in answer["body"], len(answer["body"]) < 1100)
            whole = client.perform(asking("http://ok.com/long", {"max_body": 300000}))
            print("whole", whole["body_bytes"], whole["truncated"], len(whole["body"]))
            endless = client.perform(asking("http://ok.com/endless", {"max_body": 10, "timeout": 60}))
            print("endless", endless["truncated"], 64 << 20 <= endless["body_bytes"] < 65 << 20)
            """);
        attempt.Printed("long 300000 True begin end True True", "whole 300000 False 300000", "endless True True");
    }

    [Fact]
    [Trait("Rule", "H5")]
    public async Task Parts_come_before_the_answer_which_has_them_all()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        Attempt attempt = await KernelScript.RunAsync(internet, host, s_rules, """
            parts = stream("http://ok.com/parts", timeout=60)
            print("first", next(parts).data.strip(), flush=True)
            # The server sends the rest only now.
            AgentOSClient().connect().perform(asking("http://ok.com/continue", {}))
            print("rest", "".join(part.data for part in parts).strip(), parts.result["body"].replace("\n", "|"))
            """);
        attempt.Printed("first one\nrest two one|two|");
    }

    [Fact]
    [Trait("Rule", "X1")]
    public async Task A_request_that_is_given_up_ends_at_the_server()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        _ = await internet.TakeAsync();
        await using HostProgram sandbox = KernelScript.Start(host, s_rules, """
            cat > /tmp/script.py <<'END'
            from calls import *
            parts = stream("http://ok.com/parts", timeout=60)
            print("first", next(parts).data.strip(), flush=True)
            parts.cancel()
            print("cancelled", parts.result.get("success"), parts.result.get("code"), flush=True)
            input()
            END
            /usr/bin/python3 /tmp/script.py
            """);
        Assert.Equal("first one", await sandbox.Output.ReadLineAsync());
        Assert.StartsWith("cancelled False", await sandbox.Output.ReadLineAsync(), StringComparison.Ordinal);
        // While the program and its kernel go on.
        List<string> hits = [];
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (!hits.Exists(hit => hit.EndsWith("parts: the client went away", StringComparison.Ordinal)))
        {
            Assert.False(limit.IsCancellationRequested, string.Join('\n', hits));
            hits.AddRange((await internet.TakeAsync()).Hits);
        }

        await sandbox.FinishAsync();
    }

    [Fact]
    [Trait("Rule", "H6")]
    public async Task A_server_that_cannot_prove_its_name_gets_no_request()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        await internet.SetNameAsync("unproved.com", [Internet.Ok4, Internet.Ok6]);
        Attempt attempt = await KernelScript.RunAsync(internet, host, ["--allow", "ok.com", "--allow", "unproved.com"], """
            http("unproved", "https://unproved.com/", verify=False)
            http("clear", "http://unproved.com/")
            http("proved", "https://ok.com/")
            """);
        attempt.Printed("unproved None http.failed", "cannot prove", "clear 200", "proved 200");
        Assert.DoesNotContain(attempt.Seen.Hits, hit => hit.Contains(":443 GET unproved.com", StringComparison.Ordinal));
    }
}
