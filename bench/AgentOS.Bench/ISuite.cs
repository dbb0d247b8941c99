using AgentOS.Bench.Results;

namespace AgentOS.Bench;

/// <summary>A group of measurements that is run by name.</summary>
internal interface ISuite
{
    string Name { get; }

    /// <exception cref="Sources.UnavailableException">Something the whole suite needs cannot be had.</exception>
    void Measure(Report report);
}
