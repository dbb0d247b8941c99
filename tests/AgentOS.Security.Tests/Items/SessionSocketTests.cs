using System.Text.Json;
using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>
/// The socket through which a running agent is stopped and joined, shown inside another agent's sandbox by mistake: it does not obey. That agent's programs are of
/// the same host user, so the socket's mode does not keep them out.
/// </summary>
public sealed class SessionSocketTests(SecurityLaboratory laboratory)
{
    private const string Inside = "/host-agents";

    // A frame (u32 length, u8 type 34: stop) with a grace time of 0 ms; then it waits for the end of the connection.
    private const string Stop =
        "use Socket; $SIG{PIPE} = 'IGNORE'; my $s; chdir $ARGV[0] and socket($s, AF_UNIX, SOCK_STREAM, 0) and connect($s, pack_sockaddr_un($ARGV[1])) or die \"$!\\n\"; "
        + "syswrite $s, pack('VCq<', 8, 34, 0); sysread $s, my $answer, 1; print \"connected\\n\"";

    [Fact]
    public async Task From_inside_a_sandbox_it_connects_and_is_not_obeyed()
    {
        Privileges.Require(Starter.OrdinaryUser);
        string database = laboratory.NewDatabase(Starter.OrdinaryUser);
        await using HostProgram agent = Start(database);
        Assert.Equal("ready", await agent.Output.ReadLineAsync(CancellationToken.None));
        string id = (await FindAsync(database))!;
        ProgramRun attempt = await laboratory.RunSandboxAsync(
            Starter.OrdinaryUser, ["--mount", $"type=bind,src={Agents},dst={Inside}"], ["perl", "-e", Stop, Inside, $"{id}.sock"]);
        Assert.True(attempt.Output == "connected\n", attempt.ToString());
        await using HostProgram next = laboratory.StartFreely(Starter.OrdinaryUser, Agentos.Program, "exec", id, "true");
        Assert.Equal(0, (await next.FinishAsync(SecurityLaboratory.RunLimit)).ExitCode);
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_it_is_obeyed()
    {
        Privileges.Require(Starter.OrdinaryUser);
        string database = laboratory.NewDatabase(Starter.OrdinaryUser);
        await using HostProgram agent = Start(database);
        Assert.Equal("ready", await agent.Output.ReadLineAsync(CancellationToken.None));
        await using HostProgram attempt = laboratory.StartFreely(Starter.OrdinaryUser, "perl", "-e", Stop, Agents, $"{await FindAsync(database)}.sock");
        Assert.Equal("connected\n", (await attempt.FinishAsync(SecurityLaboratory.RunLimit)).Output);
        Assert.Equal(137, (await agent.FinishAsync(SecurityLaboratory.RunLimit)).ExitCode);
        Assert.Null(await FindAsync(database));
    }

    private string Agents => Path.Combine(laboratory.EnvironmentOf(Starter.OrdinaryUser)["XDG_RUNTIME_DIR"], "agentos", "agents");

    private HostProgram Start(string database) =>
        laboratory.StartSandbox(Starter.OrdinaryUser, database, [], ["sh", "-c", "echo ready; exec sleep 1000"]);

    private async Task<string?> FindAsync(string database)
    {
        await using HostProgram list = laboratory.StartFreely(Starter.OrdinaryUser, Agentos.Program, "ps", "--json");
        using JsonDocument agents = JsonDocument.Parse((await list.FinishAsync(SecurityLaboratory.RunLimit)).Output);
        return agents.RootElement.EnumerateArray().Where(entry => entry.GetProperty("database").GetString() == database)
            .Select(entry => entry.GetProperty("id").GetString()).SingleOrDefault();
    }
}
