using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>Starts sandboxes on the internet's host, as root or as an ordinary user.</summary>
internal sealed class EgressHost : IDisposable
{
    // Runs a command and prints how it ended, in one line that begins with the label.
    public const string Prelude = """
        try() { label=$1; shift; out=$(timeout 30 "$@" 2>&1 </dev/null | tr '\n' ' '; exit ${PIPESTATUS[0]}); echo "$label=$? $out"; }
        fetch() { timeout 30 curl -sS --max-time 25 --cacert /lab/ca.pem "$@" 2>&1; echo "curl=$?"; }

        """;

    private readonly TempDirectory _state = new();
    private readonly Internet _internet;
    private readonly Starter _starter;

    public EgressHost(Internet internet, Starter starter = Starter.Root)
    {
        Internet.Require();
        _internet = internet;
        _starter = starter;
        string owner = starter == Starter.Root ? "root" : "nobody";
        HostProgram.CheckAsync("chown", owner, _state.Path).GetAwaiter().GetResult();
        File.SetUnixFileMode(_state.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where everything of this host's user is: the agent's file, the key vault, runtime files.</summary>
    public string Home => _state.Path;

    /// <summary>More variables of the programs that are run on the host.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The agent's file.</summary>
    public string Database => _state["agent.db"];

    /// <summary>Runs a script of bash in a sandbox whose network has these rules.</summary>
    public async Task<Attempt> TryAsync(IEnumerable<string> rules, string script)
    {
        _ = await _internet.TakeAsync();
        await using HostProgram sandbox = Start(rules.SelectMany(rule => new[] { "--allow", rule }), script);
        return await ObserveAsync(await sandbox.FinishAsync());
    }

    /// <summary>What the internet saw and what was written down about a sandbox that has ended.</summary>
    public async Task<Attempt> ObserveAsync(ProgramRun run)
    {
        Observation seen = await _internet.TakeAsync();
        ProgramRun log = await CommandAsync("net", Database, "log", "--json", "--limit", "100000");
        Assert.True(log.ExitCode == 0, log.ToString());
        using JsonDocument rows = JsonDocument.Parse(log.Output);
        return new Attempt(run, seen, [.. rows.RootElement.EnumerateArray().Select(row => row.Clone())]);
    }

    /// <summary>Starts a script in a sandbox.</summary>
    /// <param name="network">Options of <c>agentos run</c> about the network; none is a network of names without rules.</param>
    /// <param name="script">For bash.</param>
    public HostProgram Start(IEnumerable<string> network, string script) => Run([Agentos.Program!, .. Sandbox(network, script)]);

    /// <summary>The same from another directory, after a line of bash.</summary>
    public HostProgram StartIn(string directory, string before, IEnumerable<string> network, string script) =>
        Run(["bash", "-c", $"mkdir -p \"$1\" && cd \"$1\" && {before} && shift && exec \"$@\"", "bash", directory, Agentos.Program!, .. Sandbox(network, script)]);

    /// <summary>Runs another command of agentos on the host, as the same user.</summary>
    public Task<ProgramRun> CommandAsync(params string[] arguments) => CommandWithInputAsync("", arguments);

    /// <summary>The same, with something on its standard input.</summary>
    public async Task<ProgramRun> CommandWithInputAsync(string input, params string[] arguments)
    {
        await using HostProgram program = Run([Agentos.Program!, .. arguments]);
        await program.Input.WriteAsync(input);
        return await program.FinishAsync();
    }

    /// <summary>The numbers of this host's agents that run. Others of this machine's user may run, too.</summary>
    public async Task<IReadOnlyList<string>> AgentsAsync()
    {
        using JsonDocument running = JsonDocument.Parse((await CommandAsync("ps", "--json")).Output);
        return [.. running.RootElement.EnumerateArray().Where(agent => agent.GetProperty("database").GetString() == Database).Select(agent => agent.GetProperty("id").GetString()!)];
    }

    public void Dispose() => _state.Dispose();

    private string[] Sandbox(IEnumerable<string> network, string script)
    {
        string[] options = [.. network];
        return ["run", "--quiet", "--workspace", "none", "--db", Database, "--mount", $"type=bind,src={_internet.Shown},dst=/lab,ro",
            .. options.Length == 0 ? ["--net", "allow"] : options, "--", "bash", "-c", Prelude + script];
    }

    private HostProgram Run(IEnumerable<string> command)
    {
        string[] user = _starter == Starter.Root ? [] : ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"];
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["HOME"] = _state.Path, ["XDG_RUNTIME_DIR"] = _state.Path };
        foreach ((string name, string value) in Environment)
            environment[name] = value;
        return HostProgram.Start([.. _internet.OnHost, .. user, .. command], environment);
    }
}
