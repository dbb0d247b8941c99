using System.Text.Json;
using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Egress.Tests.Secrets;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Rules that change while a program runs, and hosts that die.</summary>
public sealed class LiveTests(Internet internet)
{
    // Says the word it was given to a port of ok.com once for each line that is typed, over one connection, and tells how that went.
    private const string Talker = """
        /usr/bin/python3 -u -c "
        import socket, sys
        for line in sys.stdin:
            what, port = line.split()
            try:
                if what == 'open':
                    held = socket.create_connection(('ok.com', int(port)), timeout=20)
                held.sendall(b'word')
                print(what, port, held.recv(4).decode() or 'closed')
            except OSError as failure:
                print(what, port, type(failure).__name__)
        "
        """;

    [Theory]
    [Trait("Bypass", "N36")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_rule_that_goes_closes_its_connections_and_one_that_comes_opens_at_once(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        await using HostProgram sandbox = host.Start(["--allow", "ok.com", "--allow", "ok.com:9999 raw"], Talker);
        Assert.Equal("open 9999 word", await TellAsync(sandbox, "open 9999"));
        Assert.Equal("more 9999 word", await TellAsync(sandbox, "more 9999"));
        string id = await IdAsync(host);

        Assert.Contains("deny  ok.com:9999", await NetAsync(host, id, "deny", "ok.com:9999"), StringComparison.Ordinal);
        Assert.Matches("more 9999 (closed|ConnectionResetError|BrokenPipeError)", await TellAsync(sandbox, "more 9999"));
        Assert.DoesNotContain("word", await TellAsync(sandbox, "open 9999"), StringComparison.Ordinal);

        // A port nobody listened at: the sandbox makes another socket.
        Assert.Equal("open 5432 ConnectionRefusedError", await TellAsync(sandbox, "open 5432"));
        Assert.Contains("allow ok.com:5432 raw", await NetAsync(host, id, "allow", "ok.com:5432", "raw"), StringComparison.Ordinal);
        Assert.Equal("open 5432 word", await TellAsync(sandbox, "open 5432"));

        // Denials beat what allows.
        Assert.DoesNotContain("word", await TellAsync(sandbox, "open 9999"), StringComparison.Ordinal);
        Assert.Contains("allow ok.com:9999 raw", await NetAsync(host, id, "allow", "ok.com:9999", "raw"), StringComparison.Ordinal);
        Assert.Equal("open 9999 word", await TellAsync(sandbox, "open 9999"));
        (await host.ObserveAsync(await sandbox.FinishAsync())).ReachedOnlyOk().Recorded("rule-removed", "ok.com");
    }

    [Fact]
    [Trait("Bypass", "N38")]
    public async Task An_address_stays_its_names_when_that_is_denied()
    {
        const string Look = """
            /usr/bin/python3 -u -c "
            import socket, sys
            for line in sys.stdin:
                try:
                    print(socket.gethostbyname(line.strip()))
                except OSError:
                    print('unknown')
            "
            """;
        using EgressHost host = new(internet);
        await using HostProgram sandbox = host.Start(["--allow", "ok.com"], Look);
        string former = await TellAsync(sandbox, "ok.com");
        Assert.StartsWith("198.1", former, StringComparison.Ordinal);
        string id = await IdAsync(host);
        await NetAsync(host, id, "deny", "ok.com");
        await NetAsync(host, id, "allow", "www.ok.com");
        Assert.Equal("unknown", await TellAsync(sandbox, "ok.com"));
        Assert.NotEqual(former, await TellAsync(sandbox, "www.ok.com"));
        await sandbox.FinishAsync();
    }

    [Fact]
    public async Task A_program_that_joins_is_captured_too()
    {
        using EgressHost host = new(internet);
        await using HostProgram sandbox = host.Start(["--allow", "ok.com"], "echo up; cat");
        Assert.Equal("up", await sandbox.Output.ReadLineAsync());
        _ = await internet.TakeAsync();
        ProgramRun run = await host.CommandAsync("exec", await IdAsync(host), "--", "bash", "-c", $"curl -sS http://ok.com/; curl -sSf http://evil.com/ || curl -sSf http://{Internet.Evil4}/ || echo refused");
        Assert.Contains("hello from ok.com", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused", run.Output, StringComparison.Ordinal);
        (await host.ObserveAsync(await sandbox.FinishAsync())).ReachedOnlyOk();
    }

    [Fact]
    [Trait("Bypass", "N37")]
    public async Task Nothing_goes_on_without_the_host_process()
    {
        using EgressHost host = new(internet);
        await using HostProgram sandbox = host.Start(["--allow", "ok.com"], "echo $$; for i in 1 2 3 4 5 6 7 8 9; do curl -sS --max-time 20 http://ok.com/; done; cat");
        while (await sandbox.Output.ReadLineAsync() is { } line && !line.StartsWith("hello", StringComparison.Ordinal))
        {
            // Until the first connection was carried.
        }

        sandbox.Kill();
        // The whole sandbox dies with it, its last process closes the output.
        _ = await sandbox.Output.ReadToEndAsync();
        await sandbox.EndedAsync();
        _ = await internet.TakeAsync();
        Assert.Empty(await host.AgentsAsync());
        (await host.TryAsync(["ok.com"], "echo again")).SentNothing().Printed("again");
    }

    [Theory]
    [Trait("Bypass", "N42")]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_refusal_comes_at_once_and_says_why(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com"], $$"""
            /usr/bin/python3 - <<'END'
            import socket, time
            def measure(name, action):
                best = 1e9
                for _ in range(5):
                    start = time.monotonic()
                    try:
                        action()
                        print(name, "went on")
                    except OSError:
                        best = min(best, time.monotonic() - start)
                print(name, "fast" if best < 0.05 else f"slow: {best}")
            def connect(address, port):
                with socket.create_connection((address, port), timeout=20) as connection:
                    if not connection.recv(1):
                        raise ConnectionError
            measure("name", lambda: socket.getaddrinfo("evil.com", 80))
            measure("port", lambda: connect("ok.com", 25))
            measure("literal", lambda: connect("{{Internet.Ok4}}", 443))
            measure("no-listener", lambda: connect("{{Internet.Ok4}}", 25))
            END
            """);
        attempt.SentNothing().Printed("name fast", "port fast", "literal fast", "no-listener fast").DidNotPrint("went on");
        JsonElement refusal = attempt.Events.First(row => row.GetProperty("host").GetString() == "evil.com");
        Assert.Equal("denied", refusal.GetProperty("verdict").GetString());
        Assert.Contains("--allow evil.com", refusal.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_about_requests_needs_an_agent_that_was_started_for_it()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet);
        await using (HostProgram plain = host.Start(["--allow", "ok.com"], "echo up; cat"))
        {
            Assert.Equal("up", await plain.Output.ReadLineAsync());
            ProgramRun refused = await host.CommandAsync("net", await IdAsync(host), "allow", "www.ok.com methods=GET");
            Assert.NotEqual(0, refused.ExitCode);
            Assert.Contains("network.not-inspected", refused.Errors, StringComparison.Ordinal);
            Assert.Contains("--inspect", refused.Errors, StringComparison.Ordinal);
            await plain.FinishAsync();
        }

        await using HostProgram sandbox = host.Start(
            ["--inspect"], "echo up; read line; try get curl -sS --max-time 20 https://www.ok.com/; try post curl -sSf --max-time 20 -d x https://www.ok.com/; try other curl -sSf --max-time 20 https://ok.com/");
        Assert.Equal("up", await sandbox.Output.ReadLineAsync());
        await NetAsync(host, await IdAsync(host), "allow", "www.ok.com methods=GET");
        _ = await internet.TakeAsync();
        Attempt attempt = await host.ObserveAsync(await sandbox.FinishAsync());
        attempt.ReachedOnlyOk().Printed("get=0 hello from www.ok.com").DidNotPrint("post=0", "other=0").Recorded("request", "www.ok.com");
    }

    private static async Task<string> TellAsync(HostProgram sandbox, string line)
    {
        await sandbox.Input.WriteLineAsync(line);
        await sandbox.Input.FlushAsync();
        return await sandbox.Output.ReadLineAsync() ?? throw new InvalidOperationException(await sandbox.ErrorsAsync());
    }

    private static async Task<string> IdAsync(EgressHost host) => Assert.Single(await host.AgentsAsync());

    private static async Task<string> NetAsync(EgressHost host, string id, params string[] arguments)
    {
        ProgramRun run = await host.CommandAsync(["net", id, .. arguments]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output;
    }
}
