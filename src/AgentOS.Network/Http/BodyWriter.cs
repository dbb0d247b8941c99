using System.Globalization;
using System.Text;

namespace AgentOS.Network.Http;

/// <summary>Writes a body with its framing.</summary>
/// <param name="stream">Where the head was written to.</param>
/// <param name="framing">How it ends.</param>
public sealed class BodyWriter(Stream stream, BodyFraming framing)
{
    /// <summary>Writes some of it.</summary>
    /// <param name="data">Not empty.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (!framing.IsChunked)
        {
            await stream.WriteAsync(data, cancellationToken).ConfigureAwait(false);
            return;
        }

        // One write, so that a chunk is not three packets.
        byte[] size = Encoding.ASCII.GetBytes(data.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        byte[] chunk = new byte[size.Length + data.Length + 2];
        size.CopyTo(chunk, 0);
        data.CopyTo(chunk.AsMemory(size.Length));
        "\r\n"u8.CopyTo(chunk.AsSpan(size.Length + data.Length));
        await stream.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends it.</summary>
    /// <param name="trailer">Fields behind it; only a body in chunks has any.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async ValueTask EndAsync(HeaderFields trailer, CancellationToken cancellationToken)
    {
        if (framing.IsChunked)
            await stream.WriteAsync((byte[])[.. "0\r\n"u8, .. trailer.ToBytes()], cancellationToken).ConfigureAwait(false);
    }
}
