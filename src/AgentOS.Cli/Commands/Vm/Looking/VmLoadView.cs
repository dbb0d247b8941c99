using AgentOS.Cli.Output;
using AgentOS.Cli.Output.Live;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary>VMs and what they use, live.</summary>
internal sealed class VmLoadView(VmLoadSource source) : ILiveView
{
    public Task<string> LookAsync(TextOutput output)
    {
        IReadOnlyList<VmLoad> loads = source.Look();
        VmLoadTable.Print(loads, output);
        return Task.FromResult($"{loads.Count} VMs");
    }
}
