using AgentOS.Network.Http;
using AgentOS.Network.Policy;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Agreement;

/// <summary>Reads the first bytes of a connection until it is known what they are.</summary>
internal static class OpeningReader
{
    private const int TypicalHello = 2048, Growth = 4, LongestMethod = 32, LongestLine = 16 * 1024;

    /// <param name="client">What comes.</param>
    /// <param name="first">What has come already.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="RefusedException">They are neither TLS nor HTTP, or cannot be read.</exception>
    /// <exception cref="IOException">The client went away.</exception>
    public static async Task<Opening> ReadAsync(Stream client, ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Math.Max(first.Length, TypicalHello)];
        first.CopyTo(buffer);
        int length = first.IsEmpty ? await client.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) : first.Length;
        if (length == 0)
            throw new EndOfStreamException();
        bool isTls = ClientHelloReader.IsTls(buffer[0]);
        while (true)
        {
            ClientHello? hello = isTls ? TryReadHello(buffer.AsSpan(0, length)) : null;
            if (hello is not null || (!isTls && IsRequest(buffer.AsSpan(0, length))))
                return new Opening(buffer.AsMemory(0, length), hello);
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Max(buffer.Length, Math.Min(buffer.Length * Growth, ClientHelloReader.MaximumLength)));
            int more = await client.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += more > 0 ? more : throw new RefusedException(RefusalKind.NotTls, "the client ended within its first bytes");
        }
    }

    private static ClientHello? TryReadHello(ReadOnlySpan<byte> received)
    {
        try
        {
            return ClientHelloReader.TryRead(received);
        }
        catch (FormatException problem)
        {
            throw new RefusedException(RefusalKind.BadHello, $"the TLS hello cannot be read: {problem.Message}");
        }
    }

    private static RefusedException NotTls() => new(RefusalKind.NotTls, "it begins with neither TLS nor HTTP", "If another protocol is meant (ssh, postgres, redis), write the rule with raw.");

    /// <summary>Whether a whole request line has come. What cannot become one (the banner of ssh, the preface of HTTP/2) is refused at once, and not when it has kept everybody waiting.</summary>
    private static bool IsRequest(ReadOnlySpan<byte> received)
    {
        int space = received.IndexOf((byte)' '), end = received.IndexOf((byte)'\n');
        ReadOnlySpan<byte> method = space < 0 ? received : received[..space];
        if (method.Length > LongestMethod || !HttpToken.Is(method) || (end < 0 && received.Length >= LongestLine))
            throw NotTls();
        return end >= 0 && (received[..end].EndsWith(" HTTP/1.1\r"u8) || received[..end].EndsWith(" HTTP/1.0\r"u8) ? true : throw NotTls());
    }
}
