namespace AgentOS.Network.Inspection;

/// <summary>The server's side of an inspected connection, dialled when the first request may be made.</summary>
internal interface IInspectedServer
{
    /// <summary>Whether nobody on the way to it can read along.</summary>
    bool IsProtected { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="RefusedException">It cannot be had, or is not who it should be.</exception>
    Task<Stream> ConnectAsync(CancellationToken cancellationToken);
}
