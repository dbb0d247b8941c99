using System.Globalization;
using System.Text;
using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Secrets;

/// <summary>What the Linux kernel writes of a process that dies by a signal (core(5)), although everything else would allow it.</summary>
public sealed class CoreDumpTests(Internet internet)
{
    private static readonly string[] s_rules = ["--allow", "ok.com"];

    // As an ordinary user: of a process that has changed users the kernel writes no memory in any case.
    [Fact]
    public async Task A_process_that_has_had_a_key_leaves_no_memory_behind()
    {
        using EgressHost host = await SecretHost.MakeAsync(internet, Starter.OrdinaryUser);
        Assert.SkipUnless(File.ReadAllText("/proc/sys/kernel/core_pattern").StartsWith("core", StringComparison.Ordinal), "this machine gives core dumps to a program");
        string[] control = await DiedAsync(host, "control", s_rules);
        Assert.SkipUnless(control.Length == 1, "this machine writes no core dumps");
        Assert.Empty(await DiedAsync(host, "holder", [.. s_rules, "--secret", "TOKEN=vault:own@ok.com:bearer"]));
        // What is looked for would be found: the control has had a variable of its own.
        Assert.True(File.ReadAllBytes(control[0]).AsSpan().IndexOf(Encoding.ASCII.GetBytes("AGENTOS_CORE_CONTROL=here")) >= 0);
    }

    /// <summary>Lets a host process die while its sandbox runs.</summary>
    /// <returns>The core dumps.</returns>
    private static async Task<string[]> DiedAsync(EgressHost host, string name, string[] options)
    {
        string directory = Path.Combine(host.Home, name);
        host.Environment["AGENTOS_CORE_CONTROL"] = "here";
        await using HostProgram sandbox = host.StartIn(directory, "ulimit -c unlimited", options, "echo ready; cat");
        Assert.Equal("ready", await sandbox.Output.ReadLineAsync());
        await HostProgram.CheckAsync("kill", "-ABRT", sandbox.ProcessId.ToString(CultureInfo.InvariantCulture));
        await sandbox.EndedAsync();
        return Directory.GetFiles(directory, "core*");
    }
}
