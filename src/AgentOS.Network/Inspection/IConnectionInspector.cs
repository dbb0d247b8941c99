using AgentOS.Network.Policy;

namespace AgentOS.Network.Inspection;

/// <summary>Looks inside allowed connections: ends TLS, judges requests, puts secrets in.</summary>
public interface IConnectionInspector
{
    /// <summary>Whether connections to this host by this rule go through <see cref="InspectAsync"/> in place of being relayed.</summary>
    /// <param name="host">In its one spelling.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="rule">The rule that allows it.</param>
    bool Wants(string host, int port, EgressRule rule);

    /// <summary>
    /// Carries a connection to its end. When it is called, the first bytes are known to be TLS of the right server name, or clear HTTP; nothing was dialled, and the client's time limit runs (<see cref="InspectedConnection.EndLimit"/>). A failure that it throws closes
    /// the connection and is recorded.
    /// </summary>
    /// <param name="connection">Lives until the task ends.</param>
    /// <param name="cancellationToken">The rule is gone, or the sandbox is.</param>
    Task InspectAsync(InspectedConnection connection, CancellationToken cancellationToken);
}
