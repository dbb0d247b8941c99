using System.Net;

namespace AgentOS.Network.Record;

/// <summary>Says which process of the sandbox made a connection.</summary>
public interface IProcessFinder
{
    /// <summary>The owner of the connection's other end; null when it cannot be said. Called by a thread of the pool: must not throw.</summary>
    /// <param name="client">The sandbox's end.</param>
    /// <param name="wanted">What it connected to.</param>
    EgressProcess? Find(IPEndPoint client, IPEndPoint wanted);
}
