using AgentOS.Bench.Results;
using AgentOS.Storage;

namespace AgentOS.Bench.Sdk;

/// <summary>One operation; <c>bench/peer/operations</c> holds a module of the same name that does the same with the peer.</summary>
internal interface ISdkOperation
{
    /// <summary>Name of the peer's module.</summary>
    string Name { get; }

    string Title { get; }

    /// <summary>How many of them make a round.</summary>
    int Count { get; }

    /// <summary>Whether it is one small commit, so that the disk's own limit is a yardstick.</summary>
    bool IsOneCommit { get; }

    Target Target { get; }

    /// <summary>Makes what the operation works on.</summary>
    Task PrepareAsync(AgentDatabase agent);

    Task RunAsync(AgentDatabase agent, int number);

    /// <summary>What the operation left for one number, to compare with the peer.</summary>
    Task<string> CheckAsync(AgentDatabase agent, int number);
}
