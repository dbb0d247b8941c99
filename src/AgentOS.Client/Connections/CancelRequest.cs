namespace AgentOS.Client.Connections;

/// <summary>Gives a call up.</summary>
/// <param name="Call">Its id.</param>
internal sealed record CancelRequest(uint Call);
