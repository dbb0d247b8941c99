using AgentOS.Errors;

namespace AgentOS.Store.Repositories.Git;

/// <summary>Reads what another program writes, and no more of it than there should be.</summary>
internal static class BoundedReading
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="AgentOSException"><see cref="RepositoryErrors.TooLarge"/>.</exception>
    public static async Task<byte[]> AllAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using MemoryStream all = new();
        byte[] buffer = new byte[BufferSize];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and int count)
        {
            if (all.Length + count > most)
                throw new AgentOSException(RepositoryErrors.TooLarge, "read what git says", "", $"more than {most >> 20} MiB");
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }

    /// <summary>Reads to the end, and keeps the last part.</summary>
    public static async Task<byte[]> KeepAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        byte[] kept = [];
        byte[] buffer = new byte[BufferSize];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and int count)
            kept = [.. kept.AsSpan(Math.Max(0, kept.Length + Math.Min(count, most) - most)), .. buffer.AsSpan(Math.Max(0, count - most), Math.Min(count, most))];
        return kept;
    }
}
