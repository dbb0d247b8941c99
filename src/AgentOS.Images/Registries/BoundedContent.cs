using AgentOS.Errors;

namespace AgentOS.Images.Registries;

/// <summary>Reads documents that others send, as long as they are short.</summary>
internal static class BoundedContent
{
    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.TooLarge"/>.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int largest, string subject, CancellationToken cancellationToken)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        using MemoryStream kept = new();
        byte[] buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and int count)
        {
            if (kept.Length + count > largest)
                throw new AgentOSException(ImageErrors.TooLarge, "read the answer of", subject, $"{largest} bytes at most");
            kept.Write(buffer, 0, count);
        }

        return kept.ToArray();
    }
}
