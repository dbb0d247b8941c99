using AgentOS.Cli.Output;
using AgentOS.Cli.Output.Live;

namespace AgentOS.Cli.Commands.Top;

/// <summary>Agents and what they use, live.</summary>
internal sealed class LoadView(LoadSource source) : ILiveView
{
    public async Task<string> LookAsync(TextOutput output)
    {
        IReadOnlyList<AgentLoad> loads = await source.LookAsync();
        LoadTable.Print(loads, output);
        return $"{loads.Count} agents";
    }
}
