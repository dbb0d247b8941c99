using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Clear HTTP: each request of a connection is judged.</summary>
public sealed class HttpTests(Internet internet)
{
    private const string Say = "/usr/bin/python3 /lab/say.py ok.com 80";

    [Fact]
    [Trait("Bypass", "N21")]
    public async Task The_second_request_of_a_connection_is_judged_too()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com", "www.ok.com"], $@"{Say} 'GET /one HTTP/1.1\r\nHost: ok.com\r\n\r\n' 'GET /two HTTP/1.1\r\nHost: evil.com\r\n\r\n'");
        attempt.ReachedOnlyOk().Printed("hello from ok.com").Recorded("host-mismatch");
        Assert.DoesNotContain(attempt.Seen.Hits, hit => hit.Contains("/two", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Bypass", "N21")]
    public async Task Requests_that_servers_read_differently_never_leave()
    {
        string[] requests =
        [
            @"POST / HTTP/1.1\r\nHost: ok.com\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            @"GET / HTTP/1.1\r\nHost: ok.com\r\nHost: evil.com\r\n\r\n",
            @"GET / HTTP/1.1\r\n\r\n",
            @"GET / HTTP/1.1\r\nHost: ok.com\r\n folded: x\r\n\r\n",
            @"GET / HTTP/1.1\r\nHost : ok.com\r\n\r\n",
            @"GET http://evil.com/ HTTP/1.1\r\nHost: ok.com\r\n\r\n",
            @"POST / HTTP/1.1\r\nHost: ok.com\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
            @"CONNECT evil.com:443 HTTP/1.1\r\nHost: ok.com\r\n\r\n",
        ];
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], string.Join('\n', requests.Select(request => $"{Say} '{request}'")));
        attempt.SentNothing().DidNotPrint("hello", "timeout");
    }

    [Fact]
    [Trait("Bypass", "N21")]
    public async Task An_upgrade_to_HTTP_2_hides_nothing()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], $@"{Say} 'GET / HTTP/1.1\r\nHost: ok.com\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n'");
        attempt.DidNotPrint("101 ");
        Attempt prior = await host.TryAsync(["ok.com"], $@"{Say} 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'");
        prior.SentNothing();
    }

    [Fact]
    [Trait("Bypass", "N23")]
    public async Task A_rule_with_methods_and_paths_judges_each_request()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com methods=GET paths=/v1/*"], """
            try good curl -sSf --max-time 20 http://ok.com/v1/list
            try path curl -sSf --max-time 20 http://ok.com/fetch?url=evil.com
            try dots curl -sSf --max-time 20 --path-as-is http://ok.com/v1/../fetch
            try method curl -sSf --max-time 20 -X POST http://ok.com/v1/list
            """);
        attempt.ReachedOnlyOk().Printed("good=0 hello").DidNotPrint("path=0", "dots=0", "method=0").Recorded("request", "ok.com");
        Assert.Single(attempt.Seen.Hits);
    }

    [Fact]
    public async Task A_refused_request_is_answered_with_what_would_allow_it()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com"], $"curl -sS --max-time 20 -o - -w '%{{http_code}}' http://{Internet.Evil4}/");
        attempt.SentNothing().Printed("403", Internet.Evil4, "--allow");
    }

    [Fact]
    [Trait("Bypass", "N41")]
    public async Task Uploads_end_at_the_rules_limit()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["ok.com upload=64K", "api.ok.com"], """
            head -c 1048576 /dev/zero > /tmp/big
            try capped curl -sSf --max-time 20 -X POST --data-binary @/tmp/big http://ok.com/
            try free curl -sSf --max-time 20 -X POST --data-binary @/tmp/big http://api.ok.com/
            """);
        attempt.ReachedOnlyOk().DidNotPrint("capped=0").Printed("free=0 hello from api.ok.com 1048576").Recorded("byte-limit", "ok.com");
    }
}
