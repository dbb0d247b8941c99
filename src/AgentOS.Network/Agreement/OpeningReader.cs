using AgentOS.Network.Http;
using AgentOS.Network.Policy;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Agreement;

/// <summary>Reads the first bytes of a connection until it is known what they are.</summary>
internal static class OpeningReader
{
    private const int TypicalHello = 2048, Growth = 4;

    /// <param name="client">What comes.</param>
    /// <param name="first">What has come already.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="RefusedException">They are neither TLS nor HTTP, or cannot be read.</exception>
    /// <exception cref="IOException">The client went away.</exception>
    public static async Task<Opening> ReadAsync(Stream client, ReadOnlyMemory<byte> first, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Math.Max(first.Length, TypicalHello)];
        first.CopyTo(buffer);
        int length = first.IsEmpty ? await ReadMoreAsync(client, buffer, cancellationToken).ConfigureAwait(false) : first.Length;
        if (!ClientHelloReader.IsTls(buffer[0]))
            return IsToken(buffer[0]) ? new Opening(buffer.AsMemory(0, length), null) : throw NotTls();
        while (true)
        {
            if (TryReadHello(buffer.AsSpan(0, length)) is { } hello)
                return new Opening(buffer.AsMemory(0, length), hello);
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Max(buffer.Length, Math.Min(buffer.Length * Growth, ClientHelloReader.MaximumLength)));
            length += await ReadMoreAsync(client, buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
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

    private static bool IsToken(byte first) => HttpToken.IsUpperCase(first);

    private static async ValueTask<int> ReadMoreAsync(Stream client, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count = await client.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return count > 0 ? count : throw new EndOfStreamException();
    }
}
