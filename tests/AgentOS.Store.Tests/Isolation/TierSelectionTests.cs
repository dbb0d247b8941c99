using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;
using AgentOS.Store.Running;
using AgentOS.Store.Tests.Approvals;
using AgentOS.Testing;
using AgentOS.Vms;

namespace AgentOS.Store.Tests.Isolation;

/// <summary>Which tier an agent gets, by where it comes from and what this host has. Nothing is started.</summary>
public sealed class TierSelectionTests : IDisposable
{
    private readonly TempDirectory _folder = new(), _state = new();

    public void Dispose()
    {
        _folder.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task The_users_own_is_in_a_sandbox_and_a_strangers_in_a_machine_when_there_is_an_image()
    {
        await PrepareAsync("docker.io/library/python:3.11-slim");
        Assert.False((await SelectAsync(Agents.Local(_folder))).IsMachine);
        AgentIsolation machine = await SelectAsync(Agents.Remote(_folder));
        Assert.True(machine.IsMachine, machine.Text);
        Assert.StartsWith("microVM of ", machine.Text, StringComparison.Ordinal);
        Assert.True((await SelectAsync(Agents.Local(_folder), AgentTier.Machine)).IsMachine);

        AgentIsolation chosen = await SelectAsync(Agents.Remote(_folder), AgentTier.Process);
        Assert.Equal("process, strict: you asked for it (--isolation process)", chosen.Text);
        Assert.True(chosen is { IsChosen: true, IsMachine: false });
    }

    [Theory]
    [InlineData("", "its image is not here")]
    [InlineData("  language: rust\n", "no image for agents of 'rust'")]
    [InlineData("  resources: {max_memory: 64MB}\n", "less than a machine needs")]
    [InlineData("permissions: {delegation: {enabled: true, allowed_agents: [\"https://github.com/a/b\"]}}\n", "it runs other agents")]
    public async Task Why_there_is_no_machine_is_said(string manifest, string reason)
    {
        await PrepareAsync("docker.io/library/node:20-slim");
        AgentPackage package = Agents.Remote(_folder, manifest);
        AgentIsolation isolation = await SelectAsync(package);
        Assert.False(isolation.IsMachine);
        Assert.StartsWith("process, strict: it comes from the network, and no microVM: ", isolation.Text, StringComparison.Ordinal);
        Assert.Contains(reason, isolation.Text, StringComparison.Ordinal);
        Assert.Equal(RunErrors.NoMachine, (await Assert.ThrowsAsync<AgentOSException>(() => SelectAsync(package, AgentTier.Machine))).Definition);
    }

    private async Task PrepareAsync(string image)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        string release = "1.0.0-1-cloud-amd64";
        Directory.CreateDirectory(_state[$"cache/kernel/lib/modules/{release}/kernel"]);
        Directory.CreateDirectory(_state["cache/kernel/boot"]);
        await File.WriteAllTextAsync(_state[$"cache/kernel/boot/vmlinuz-{release}"], "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_state["root/bin"]);
        await new ImageStore(new ImageDirectories(_state["images"])).ImportAsync(_state["root"], ImageReference.Parse(image), progress: null, TestContext.Current.CancellationToken);
    }

    private Task<AgentIsolation> SelectAsync(AgentPackage package, AgentTier tier = AgentTier.ByTrust) =>
        new TierSelection(new VmDirectories(_state.Path), new ImageDirectories(_state["images"]), TimeProvider.System).SelectAsync(package, tier, TestContext.Current.CancellationToken);
}
