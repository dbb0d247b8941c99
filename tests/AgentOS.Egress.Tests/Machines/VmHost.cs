using System.Text.Json;
using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Testing;

namespace AgentOS.Egress.Tests.Machines;

/// <summary>Starts microVMs on the internet's host, and says what became of what they tried.</summary>
internal sealed class VmHost : IAsyncDisposable
{
    private readonly EgressHost _host;
    private readonly Internet _internet;
    private readonly TempDirectory _state = new();

    private VmHost(Internet internet, EgressHost host)
    {
        (_internet, _host) = (internet, host);
        host.Environment["AGENT_STATE_DIR"] = _state.Path;
        if (Environment.GetEnvironmentVariable("AGENTOS_INIT") is { } init)
            host.Environment["AGENTOS_INIT"] = init;
    }

    /// <summary>Makes one on a host; the test is skipped, visibly, where there are no VMs.</summary>
    public static async Task<VmHost> MakeAsync(Internet internet, EgressHost? host = null)
    {
        Internet.Require();
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        VmHost made = new(internet, host ?? new EgressHost(internet));
        // The kernel is fetched once for all tests of this checkout, and by this machine: the internet of the tests has none.
        Directory.CreateSymbolicLink(made._state["cache"], Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts/test-machines")).FullName);
        await using (HostProgram fetch = HostProgram.Start([Agentos.Program!, "vm", "doctor", "--fetch"], made._host.Environment))
            Assert.Equal(0, (await fetch.FinishAsync()).ExitCode);
        await VmImage.ImportAsync(internet, made._host.Home, made._host.CommandAsync);
        return made;
    }

    /// <summary>Boots a VM.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateAsync(params string[] options)
    {
        ProgramRun run = await _host.CommandAsync(["vm", "create", "--language", "python", "--mem", "192", "--disk", "256", .. options]);
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output.Trim();
    }

    /// <summary>Runs a script of bash in a VM.</summary>
    public async Task<Attempt> TryAsync(string id, string script)
    {
        _ = await _internet.TakeAsync();
        ProgramRun run = await CommandAsync("vm", "exec", "--vm", id, "--timeout", "80", "--cmd", EgressHost.Prelude + script);
        return await DescribeAsync(run, DatabaseOf(id));
    }

    /// <summary>Runs a script of bash in a machine of its own, by <c>agentos run</c>.</summary>
    public async Task<Attempt> RunAsync(string[] options, string script)
    {
        _ = await _internet.TakeAsync();
        string database = _state["run.db"];
        ProgramRun run = await CommandAsync(["--db", database, "run", "-q", "--isolation", "microvm", "--workspace", "none", .. options, "--", "bash", "-c", EgressHost.Prelude + script]);
        return await DescribeAsync(run, database);
    }

    /// <summary>Runs another command on the host.</summary>
    public Task<ProgramRun> CommandAsync(params string[] arguments) => _host.CommandAsync(arguments);

    /// <summary>A VM's file.</summary>
    public string DatabaseOf(string id) => _state[$"vms/{id}/agent.db"];

    /// <summary>What <c>agentos ps</c> calls a VM.</summary>
    public async Task<string> AgentOfAsync(string id)
    {
        using JsonDocument running = JsonDocument.Parse((await CommandAsync("ps", "--json")).Output);
        return running.RootElement.EnumerateArray().Single(agent => agent.GetProperty("database").GetString() == DatabaseOf(id)).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _ = await CommandAsync("vm", "clean", "--all");
        _host.Dispose();
        _state.Dispose();
    }

    private async Task<Attempt> DescribeAsync(ProgramRun run, string database)
    {
        Observation seen = await _internet.TakeAsync();
        ProgramRun log = await CommandAsync("net", database, "log", "--json", "--limit", "100000");
        Assert.True(log.ExitCode == 0, log.ToString());
        using JsonDocument rows = JsonDocument.Parse(log.Output);
        return new Attempt(run, seen, [.. rows.RootElement.EnumerateArray().Select(row => row.Clone())]);
    }
}
