using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>This user's running agents: those of <c>agentos run</c>, and those of the kernel at a socket, if one answers.</summary>
/// <param name="socket">Where the kernel answers.</param>
internal sealed class AgentListing(string socket)
{
    private readonly AgentRegistry _registry = AgentRegistry.OfThisUser();
    private readonly ResourceMeter _meter = new();

    /// <summary>All of them, oldest first, those of the kernel last.</summary>
    public IReadOnlyList<AgentEntry> List() => [.. _registry.List().Select(agent => AgentEntry.Of(agent, _meter)), .. OfKernel()];

    private IEnumerable<AgentEntry> OfKernel()
    {
        try
        {
            using RunningKernel kernel = RunningKernel.Connect(socket);
            int process = kernel.Measure().Kernel.Pid;
            return [.. kernel.ListAgents().Where(agent => !agent.HasEnded).Select(agent => AgentEntry.Of(agent, process, socket))];
        }
        catch (AgentOSException failure) when (failure.Definition == KernelErrors.NotRunning)
        {
            return [];
        }
    }
}
