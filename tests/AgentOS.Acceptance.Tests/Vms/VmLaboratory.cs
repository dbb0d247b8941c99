using System.Globalization;
using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>VMs of the published program in a state directory of their own. Their image has busybox and stands for the language's.</summary>
internal sealed class VmLaboratory(TempDirectory directory)
{
    public async Task PrepareAsync()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
    }

    /// <summary>Makes one, and tells its id.</summary>
    public async Task<string> CreateAsync(string options) =>
        (await ScriptAsync($"agent vm create --language python --mem 160 {options}")).Succeeded().Output.Trim();

    /// <summary>Runs a shell script in one.</summary>
    public Task<ProgramRun> ExecAsync(string id, string script, int seconds) => ScriptAsync($"agent vm exec --vm {id} --timeout {seconds} --cmd \"$SCRIPT\"", script);

    public async Task AnswersAsync(string id) => Assert.Equal("here\n", (await ExecAsync(id, "echo here", 60)).Output);

    /// <summary>The process that holds one, and its monitor's first.</summary>
    public async Task<string> ProcessesAsync(string id) => (await ScriptAsync($$"""
        host=$(agent vm inspect --vm {{id}} | sed -n 's/.*"host_process": *\([0-9]*\).*/\1/p'); monitor=$(for p in $(pgrep -P $host); do grep -qz keeper /proc/$p/cmdline || echo $p; done)
        [ -n "$host" ] && [ -n "$monitor" ] && echo $host $monitor
        """)).Succeeded().Output.Trim();

    /// <summary>Bytes on this machine's disk that one of its files takes.</summary>
    public long Allocated(string id, string file)
    {
        ProgramRun run = ScriptAsync($"stat -c '%b' state/vms/{id}/{file}").GetAwaiter().GetResult();
        return long.Parse(run.Output, CultureInfo.InvariantCulture) * 512;
    }

    /// <summary>Runs a script on this machine, in the directory; <c>$SCRIPT</c> is another for a guest.</summary>
    public Task<ProgramRun> ScriptAsync(string script, string guests = "")
    {
        Directory.CreateDirectory(directory["state"]);
        if (!Directory.Exists(directory["state/cache"]))
            Directory.CreateSymbolicLink(directory["state/cache"], TestMachines.Cache);
        return PublishedProgram.RunScriptAsync(directory.Path, $"export AGENT_STATE_DIR=$PWD/state SCRIPT='{guests.Replace("'", "'\\''", StringComparison.Ordinal)}'; {script}");
    }
}
