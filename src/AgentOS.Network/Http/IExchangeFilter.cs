namespace AgentOS.Network.Http;

/// <summary>Sees an exchange as it passes. Lengths stay: who changes bytes puts as many in their place.</summary>
public interface IExchangeFilter
{
    /// <summary>Sees some of the request's body, or the fields behind it, before it is sent.</summary>
    void Send(ReadOnlySpan<byte> data);

    /// <summary>Sees a response's head before the client does, and may change its values.</summary>
    /// <exception cref="RefusedException">The client must not have it.</exception>
    void Receive(ResponseHead response);

    /// <summary>Takes some of the response's body.</summary>
    /// <returns>What can be passed on now; the rest follows. Valid until the next call.</returns>
    ReadOnlyMemory<byte> Receive(ReadOnlyMemory<byte> data);

    /// <summary>Sees the fields behind a response's body before the client does, and may change their values.</summary>
    void ReceiveTrailer(HeaderFields trailer);

    /// <summary>The body is over.</summary>
    /// <returns>What was kept back.</returns>
    ReadOnlyMemory<byte> EndBody();
}
