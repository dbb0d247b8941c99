using System.IO.Compression;

namespace AgentOS.Images.Compression;

/// <summary>Finds out how a layer is compressed. Its first bytes say it; media types of old images do not.</summary>
internal static class LayerCompression
{
    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> Zstd => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>The layer as it was before it was compressed.</summary>
    /// <param name="blob">Its blob, at the beginning; the result owns it.</param>
    public static Stream Open(FileStream blob)
    {
        Span<byte> first = stackalloc byte[4];
        int count = blob.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        blob.Position = 0;
        if (first[..count].StartsWith(Gzip))
            return new GZipStream(blob, CompressionMode.Decompress);
        return first[..count].StartsWith(Zstd) ? new ZstdStream(blob) : blob;
    }
}
