using AgentOS.Images.Blobs;
using AgentOS.Images.Compression;
using AgentOS.Images.Layers;

namespace AgentOS.Images.Archives;

/// <summary>Reads an archive once from its beginning to its end: the order of its files is anybody's choice.</summary>
internal sealed class ArchivedFiles(BlobStore blobs, ImageLimits limits)
{
    private readonly byte[] _buffer = new byte[256 * 1024];

    /// <summary>Keeps documents, and puts everything else among the blobs.</summary>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public async Task<ImportedFiles> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using LayerStream stream = new(LayerCompression.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024)), new(path, limits.Unpacked));
        TarReader reader = new(stream);
        ImportedFiles files = new();
        int entries = 0;
        while (reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++entries > limits.Document / 64)
                throw new InvalidDataException("too many files for an archive of an image");
            string name = Plain(entry.Name);
            if (entry.Kind is TarEntryKind.HardLink)
                files.Links[name] = Plain(entry.Target);
            else if (entry.Kind is TarEntryKind.SymbolicLink)
                files.Links[name] = Plain(Path.GetFullPath(entry.Target, "/" + Path.GetDirectoryName(name)));
            else if (entry.Kind is TarEntryKind.File && name is "index.json")
                files.Index = ReadDocument(entry, reader);
            else if (entry.Kind is TarEntryKind.File && name is "manifest.json")
                files.DockerManifest = ReadDocument(entry, reader);
            else if (entry.Kind is TarEntryKind.File)
                files.Blobs[name] = await KeepAsync(reader, cancellationToken);
        }

        return files;
    }

    private async Task<(References.ContentDigest, long)> KeepAsync(TarReader reader, CancellationToken cancellationToken)
    {
        await using BlobWriter blob = await blobs.CreateAsync(limits.Blob, cancellationToken);
        while (reader.ReadContent(_buffer) is > 0 and int count)
            blob.Write(_buffer.AsSpan(0, count));
        return (blob.Finish(), blob.Length);
    }

    private byte[] ReadDocument(TarEntry entry, TarReader reader)
    {
        if (entry.Size > limits.Document)
            throw new InvalidDataException($"{entry.Name} has {entry.Size} bytes");
        byte[] content = new byte[entry.Size];
        for (int read = 0; read < content.Length;)
            read += reader.ReadContent(content.AsSpan(read));
        return content;
    }

    // Names are only compared with each other; nothing is opened by them.
    private static string Plain(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name.TrimStart('/');
}
