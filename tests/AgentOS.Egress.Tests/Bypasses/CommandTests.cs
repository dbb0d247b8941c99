using System.Text.Json;
using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>What a person sees of a network of names.</summary>
public sealed class CommandTests(Internet internet)
{
    [Theory]
    [InlineData("none")]
    [InlineData("host")]
    public async Task Rules_for_a_network_without_rules_are_a_usage_error(string network)
    {
        using EgressHost host = new(internet);
        await using HostProgram sandbox = host.Start(["--net", network, "--allow", "ok.com"], "echo started");
        ProgramRun run = await sandbox.FinishAsync();
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("started", run.Output, StringComparison.Ordinal);
        Assert.Contains("--net allow", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_means_nothing_starts_nothing()
    {
        using EgressHost host = new(internet);
        await using HostProgram sandbox = host.Start(["--allow", "ok.com mehtods=GET"], "echo started");
        ProgramRun run = await sandbox.FinishAsync();
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("started", run.Output, StringComparison.Ordinal);
        Assert.Contains("mehtods", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_rules_is_taken_and_denials_beat_it()
    {
        using EgressHost host = new(internet);
        string file = Path.Combine(internet.Shown, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, """{"allow": ["ok.com", "*.ok.com"], "deny": ["api.ok.com"]}""");
        _ = await internet.TakeAsync();
        await using HostProgram sandbox = host.Start(["--net-policy", file, "--deny", "deep.www.ok.com"], """
            for name in ok.com www.ok.com api.ok.com deep.www.ok.com; do try $name curl -sSf --max-time 20 http://$name/; done
            """);
        Attempt attempt = await host.ObserveAsync(await sandbox.FinishAsync());
        attempt.ReachedOnlyOk().Printed("ok.com=0", "www.ok.com=0").DidNotPrint("api.ok.com=0", "deep.www.ok.com=0").Recorded("deny-rule", "api.ok.com");
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_connection_is_written_down_with_who_made_it(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["ok.com=the test"], "curl -sS --max-time 20 http://ok.com/; curl -6 -sS --max-time 20 --cacert /lab/ca.pem https://ok.com/");
        JsonElement[] connections = [.. attempt.Events.Where(row => row.GetProperty("verdict").GetString() == "allowed" && row.GetProperty("source").GetString() == "connection")];
        Assert.True(connections.Length == 2, attempt.ToString());
        Assert.All(connections, row =>
        {
            Assert.Equal("ok.com", row.GetProperty("host").GetString());
            Assert.Equal("curl", row.GetProperty("command").GetString());
            Assert.True(row.GetProperty("process_id").GetInt64() > 1, row.GetRawText());
            Assert.True(row.GetProperty("sent").GetInt64() > 50 && row.GetProperty("received").GetInt64() > 50, row.GetRawText());
            Assert.Equal("ok.com", row.GetProperty("rule").GetString());
            Assert.True(row.GetProperty("ended").ValueKind == JsonValueKind.Number, row.GetRawText());
            Assert.Contains(row.GetProperty("address").GetString(), Internet.OkAddresses);
        });
        Assert.Equal([80, 443], connections.Select(row => row.GetProperty("port").GetInt32()));
    }

    [Fact]
    public async Task Refusals_are_summed_up_when_the_program_has_ended()
    {
        using EgressHost host = new(internet);
        ProgramRun run = await host.CommandAsync(
            "run", "--workspace", "none", "--db", host.Database, "--allow", "ok.com", "--report", "--", "curl", "-sS", "--max-time", "20", "http://evil.com/");
        Assert.Contains("refused by the rules of its network", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--allow evil.com", run.Errors, StringComparison.Ordinal);
        Assert.Contains("names: every address is captured, IPv4 and IPv6", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_without_rules_has_none_to_change()
    {
        using EgressHost host = new(internet);
        await using HostProgram sandbox = host.Start(["--net", "none"], "echo up; cat");
        Assert.Equal("up", await sandbox.Output.ReadLineAsync());
        string id = Assert.Single(await host.AgentsAsync());
        ProgramRun run = await host.CommandAsync("net", id, "allow", "ok.com");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("has no rules", run.Errors, StringComparison.Ordinal);
        await sandbox.FinishAsync();
    }
}
