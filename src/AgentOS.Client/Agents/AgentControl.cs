using AgentOS.Client.Connections;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Agents;

/// <summary>Starting, listing and ending agents.</summary>
public sealed class AgentControl
{
    private readonly KernelChannel _channel;

    internal AgentControl(KernelChannel channel) => _channel = channel;

    /// <summary>Starts an agent in a sandbox of its own.</summary>
    /// <exception cref="AgentOSException">Not permitted, or it cannot be started.</exception>
    public Task<SpawnedAgent> SpawnAsync(SpawnRequest request, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Spawn, request, ClientJson.Default.SpawnRequest, ClientJson.Default.SpawnedAgent, cancellationToken);

    /// <summary>All agents.</summary>
    public Task<IReadOnlyList<AgentEntry>> ListAsync(CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.List, ClientJson.Default.IReadOnlyListAgentEntry, cancellationToken);

    /// <summary>Ends an agent.</summary>
    /// <exception cref="AgentOSException">There is none, or it is not the caller's.</exception>
    public Task<KilledAgent> KillAsync(AgentReference agent, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Kill, agent, ClientJson.Default.AgentReference, ClientJson.Default.KilledAgent, cancellationToken);

    /// <summary>Stops an agent's processes where they are.</summary>
    public Task PauseAsync(AgentReference agent, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Pause, agent, ClientJson.Default.AgentReference, cancellationToken);

    /// <summary>Lets them go on.</summary>
    public Task ResumeAsync(AgentReference agent, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Resume, agent, ClientJson.Default.AgentReference, cancellationToken);
}
