using AgentOS.Cli.Commands.Kernels;
using AgentOS.Client;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Metrics;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>This user's running agents: those of <c>agentos run</c>, and those of the kernel at a socket, if one answers.</summary>
/// <param name="socket">Where the kernel answers.</param>
internal sealed class AgentListing(string socket)
{
    private readonly AgentRegistry _registry = AgentRegistry.OfThisUser();
    private readonly ResourceMeter _meter = new();

    /// <summary>All of them, oldest first, those of the kernel last.</summary>
    public async Task<IReadOnlyList<AgentEntry>> ListAsync() => [.. _registry.List().Select(agent => AgentEntry.Of(agent, _meter)), .. await OfKernelAsync()];

    private async Task<IEnumerable<AgentEntry>> OfKernelAsync()
    {
        try
        {
            await using RunningKernel kernel = await RunningKernel.ConnectAsync(socket);
            int process = (await kernel.MeasureAsync()).Kernel.Pid;
            IReadOnlyList<AgentMetrics> agents = await kernel.MeasureAgentsAsync();
            IReadOnlyDictionary<uint, string> databases = await kernel.FindDatabasesAsync();
            return [.. agents.Where(IsHere).Select(agent => AgentEntry.Of(agent, databases.GetValueOrDefault(agent.Id, ""), process, socket))];
        }
        catch (AgentOSException failure) when (failure.Definition == ClientErrors.NoKernel)
        {
            return [];
        }
    }

    private static bool IsHere(AgentMetrics agent) => agent.State is not ("STOPPED" or "FAILED");
}
