using System.Collections.Concurrent;
using AgentOS.Security.Tests.Laboratory;

[assembly: AssemblyFixture(typeof(SecurityLaboratory))]

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>
/// What all security tests share: the compiled probe, the canaries, and the two big runs (all attempts in one sandbox per starter, and all
/// attempts with nothing in the way), each made once and then read by every row.
/// </summary>
public sealed class SecurityLaboratory : IAsyncDisposable
{
    /// <summary>Past it a run hangs: attempts have alarms of their own far below.</summary>
    internal static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(60);

    // A careless parent: descriptors of a namespace and of the host's root directory, left open without close-on-exec.
    private static readonly string[] s_leakDescriptors = ["sh", "-c", "exec 8</proc/self/ns/net 9</; exec \"$@\"", "sh"];

    private readonly Yard _yard = new();
    private readonly Canary _canary;
    private readonly ServiceSockets _services = new();
    private readonly PlantedSecrets _secrets;
    private readonly ConcurrentDictionary<Starter, Lazy<Task<ProbeReport>>> _sandboxed = new();
    private readonly ConcurrentDictionary<Starter, Lazy<Task<ProbeReport>>> _free = new();

    public SecurityLaboratory()
    {
        _canary = new Canary(_yard);
        _secrets = new PlantedSecrets(_canary);
    }

    internal Yard Yard => _yard;

    internal Canary Canary => _canary;

    /// <summary>Every attempt of every item in one sandbox.</summary>
    internal Task<ProbeReport> SandboxedAsync(Starter starter) => _sandboxed.GetOrAdd(starter, key => new(() => ProbeInSandboxAsync(key))).Value;

    /// <summary>Every attempt of every item without a sandbox.</summary>
    internal Task<ProbeReport> FreeAsync(Starter starter) => _free.GetOrAdd(starter, key => new(() => ProbeFreelyAsync(key))).Value;

    /// <summary>Starts <c>agentos run</c> on a database of its own (one mount owns a database); the current directory of the sandbox holds the probe.</summary>
    internal HostProgram StartSandbox(Starter starter, IEnumerable<string> options, IEnumerable<string> command) =>
        StartSandbox(starter, NewDatabase(starter), options, command);

    /// <summary>A path for a database that does not exist yet, in the starter's own directory.</summary>
    internal string NewDatabase(Starter starter) => Path.Combine(_yard.State(starter), $"{Guid.NewGuid():N}.db");

    /// <summary>Runs a command in a sandbox to its end, on a database that is looked at afterwards.</summary>
    internal async Task<ProgramRun> RunSandboxAsync(Starter starter, string database, IEnumerable<string> options, IEnumerable<string> command)
    {
        await using HostProgram program = StartSandbox(starter, database, options, command);
        return await program.FinishAsync(RunLimit);
    }

    /// <summary>Runs a command in a sandbox to its end.</summary>
    internal async Task<ProgramRun> RunSandboxAsync(Starter starter, IEnumerable<string> options, IEnumerable<string> command)
    {
        await using HostProgram program = StartSandbox(starter, options, command);
        return await program.FinishAsync(RunLimit);
    }

    /// <summary>Starts a program of the host with nothing in the way.</summary>
    internal HostProgram StartFreely(Starter starter, params string[] command) => HostProgram.Start(starter, command, EnvironmentOf(starter), _yard.Shown);

    /// <summary>A clean environment with private directories of the starter's own.</summary>
    internal Dictionary<string, string> EnvironmentOf(Starter starter) => new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = _yard.State(starter),
        ["XDG_RUNTIME_DIR"] = _yard.State(starter),
        ["CANARY"] = _canary.SecretHead + _canary.SecretTail,
    };

    public async ValueTask DisposeAsync()
    {
        _services.Dispose();
        _secrets.Dispose();
        await _canary.DisposeAsync();
        _yard.Dispose();
    }

    // Without a workspace the current directory is the host's own, shown read-only: what is attempted on it is attempted on the host.
    internal HostProgram StartSandbox(Starter starter, string database, IEnumerable<string> options, IEnumerable<string> command) => HostProgram.Start(
        starter,
        [.. s_leakDescriptors, Agentos.Program, "run", "--quiet", "--workspace", "none", "--db", database, .. options, "--", .. command],
        EnvironmentOf(starter),
        _yard.Shown);

    private async Task<ProbeReport> ProbeInSandboxAsync(Starter starter) => new(await RunSandboxAsync(
        starter,
        ["--mount", $"type=bind,src={_yard.Writable(starter)},dst=/work"],
        [_yard.Probe, .. Items, .. Facts, "from=/work", "to=/agent"]));

    // Mounts, host names and System V objects made by the attempts die with these namespaces; everything else the attempts only touch.
    private async Task<ProbeReport> ProbeFreelyAsync(Starter starter)
    {
        string[] apart = starter == Starter.Root ? ["unshare", "--mount", "--uts", "--ipc", "--propagation", "private", "--"] : [];
        // Root's inheritable and ambient sets are empty by themselves; a control must have something to find.
        string[] rights = starter == Starter.Root ? ["setpriv", "--inh-caps=+net_admin", "--ambient-caps=+net_admin", "--"] : [];
        string[] control = [.. s_leakDescriptors, "env", "PROBE_CONTROL=1"];
        string[] places = [$"init={_canary.ProcessId}", $"scratch={_yard.Scratch}", $"from={_yard.Scratch}", $"to={_yard.Scratch}"];
        await using HostProgram program = StartFreely(starter, [.. control, .. apart, .. rights, _yard.Probe, .. Items, .. Facts, .. places]);
        return new ProbeReport(await program.FinishAsync(RunLimit));
    }

    private static IEnumerable<string> Items => HostileItem.All.Select(item => item.Number);

    // What the probe needs to know about the host to look for it.
    private IEnumerable<string> Facts =>
    [
        $"canary_pid={_canary.ProcessId}", $"canary_token={_canary.Token}", $"canary_port={_canary.Port}", $"canary_file={_yard.CanaryFile}",
        $"canary_directory={_yard.Writable(Starter.Root)}", $"secret_head={_canary.SecretHead}", $"secret_tail={_canary.SecretTail}",
        $"victim={_yard.Victim}", $"privileged={_yard.Privileged}", $"disk={HostDisk.Path}",
    ];
}
