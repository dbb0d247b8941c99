using System.Net;
using AgentOS.Network.Dialling;
using AgentOS.Network.Inspection;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network;

/// <summary>What an <see cref="Egress"/> is made of.</summary>
public sealed record EgressOptions
{
    /// <summary>What may be reached at first.</summary>
    public required EgressPolicy Policy { get; init; }

    /// <summary>Who keeps what happened.</summary>
    public required IEgressRecorder Recorder { get; init; }

    /// <summary>Who finds addresses of allowed names: the machine's own resolver, unless another is given.</summary>
    public IUpstreamResolver Resolver { get; init; } = SystemResolver.Instance;

    /// <summary>Who looks inside connections; null for nobody.</summary>
    public IConnectionInspector? Inspector { get; init; }

    /// <summary>Who knows processes; null for nobody.</summary>
    public IProcessFinder? Processes { get; init; }

    /// <summary>
    /// The IPv4 addresses that stand for names in the sandbox: a block that no network has (set apart for benchmarks, RFC 2544), unless another is given.
    /// </summary>
    public IPNetwork NameBlock { get; init; } = new(new IPAddress([198, 18, 0, 0]), 15);

    /// <summary>What may be used.</summary>
    public EgressLimits Limits { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
