using AgentOS.Images.Compression;
using AgentOS.Images.Layers;

namespace AgentOS.Images.Building;

/// <summary>What ADD unpacks: a tar archive, plain, or compressed with gzip or zstd.</summary>
internal sealed class ArchiveFiles : IDisposable
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly LayerStream _stream;
    private readonly TarReader _reader;
    private TarEntry? _first;

    private ArchiveFiles(LayerStream stream, TarReader reader, TarEntry first) => (_stream, _reader, _first) = (stream, reader, first);

    /// <summary>Opens one; null when it is none.</summary>
    /// <param name="file">The file; becomes the archive's.</param>
    /// <param name="path">For errors.</param>
    /// <param name="limits">Bounds.</param>
    public static ArchiveFiles? TryOpen(FileStream file, string path, ImageLimits limits)
    {
        LayerStream stream = new(LayerCompression.Open(file), new(path, limits.Unpacked));
        try
        {
            TarReader reader = new(stream);
            if (reader.Next() is { } first)
                return new(stream, reader, first);
        }
        catch (InvalidDataException)
        {
            // A file like any other.
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Writes what is in it.</summary>
    /// <param name="target">The directory it comes to.</param>
    /// <param name="layer">Takes entries.</param>
    /// <param name="archive">Takes content.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Write(string target, LayerWriter layer, Stream archive, CancellationToken cancellationToken)
    {
        for (TarEntry? entry = _first; entry is not null; entry = _reader.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            layer.Begin(entry with { Name = $"{target}/{entry.Name}".TrimStart('/'), Target = entry.Kind == TarEntryKind.HardLink ? $"{target}/{entry.Target}".TrimStart('/') : entry.Target });
            while (_reader.ReadContent(_buffer) is > 0 and int count)
                archive.Write(_buffer, 0, count);
            layer.EndContent(entry.Size);
        }

        _first = null;
    }

    public void Dispose() => _stream.Dispose();
}
