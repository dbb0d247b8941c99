using System.Security.Cryptography;
using AgentOS.Images.References;

namespace AgentOS.Images.Layers;

/// <summary>Reads a layer forward, hashes it, and stops where more comes out of it than a layer may have.</summary>
/// <param name="source">The layer, not compressed.</param>
/// <param name="budget">Bytes that may still be read, of this layer and those after it.</param>
internal sealed class LayerStream(Stream source, ByteBudget budget) : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly byte[] _skipped = new byte[BufferSize];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Reads what there is, at most as much as fits; 0 at the end.</summary>
    public int Read(Span<byte> buffer)
    {
        int count = source.Read(buffer);
        budget.Take(count);
        _hash.AppendData(buffer[..count]);
        return count;
    }

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="InvalidDataException">The layer ends before.</exception>
    public void ReadExactly(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int count = Read(buffer);
            if (count == 0)
                throw new InvalidDataException("it ends in the middle of an entry");
            buffer = buffer[count..];
        }
    }

    /// <summary>Passes bytes over.</summary>
    /// <exception cref="InvalidDataException">The layer ends before.</exception>
    public void Skip(long count)
    {
        while (count > 0)
        {
            int part = (int)Math.Min(count, _skipped.Length);
            ReadExactly(_skipped.AsSpan(0, part));
            count -= part;
        }
    }

    /// <summary>Reads to the end; the digest of the whole.</summary>
    public ContentDigest Finish()
    {
        while (Read(_skipped) > 0)
        {
            // What follows the archive's end belongs to its digest.
        }

        return ContentDigest.Of(_hash);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        source.Dispose();
    }
}
