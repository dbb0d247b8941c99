using AgentOS.Errors;
using AgentOS.Images.References;
using AgentOS.Linux;

namespace AgentOS.Images.Blobs;

/// <summary>Content by its digest. What stands under a digest's name had it when it was put there, and is never written again.</summary>
/// <param name="directories">Where.</param>
/// <param name="time">Clock of waiting for others.</param>
internal sealed class BlobStore(ImageDirectories directories, TimeProvider time)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>A blob's file, there or not.</summary>
    public string PathOf(ContentDigest digest) => Path.Combine(directories.Blobs, digest.Hex);

    /// <summary>Whether it is here.</summary>
    public bool Has(ContentDigest digest) => File.Exists(PathOf(digest));

    /// <summary>Opens a blob that is here.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NotHere"/>.</exception>
    public FileStream Open(ContentDigest digest)
    {
        try
        {
            // The runtime would take a lock, which the one who just finished the blob may still have.
            return new FileStream(OpenFile.ForReading(PathOf(digest)), FileAccess.Read, BufferSize);
        }
        catch (LinuxException missing) when (missing.Error == Errno.ENOENT)
        {
            throw new AgentOSException(ImageErrors.NotHere, "read", digest.ToString(), null, missing);
        }
    }

    /// <summary>Reads a small blob that is here.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NotHere"/>, <see cref="ImageErrors.TooLarge"/>, <see cref="ImageErrors.WrongDigest"/>.</exception>
    public byte[] Read(ContentDigest digest, int largest)
    {
        using FileStream file = Open(digest);
        if (file.Length > largest)
            throw new AgentOSException(ImageErrors.TooLarge, "read", digest.ToString(), $"{file.Length} bytes; {largest} at most");
        byte[] content = new byte[file.Length];
        file.ReadExactly(content);
        return ContentDigest.Of(content) == digest ? content : throw new AgentOSException(ImageErrors.WrongDigest, "read", PathOf(digest));
    }

    /// <summary>Begins to write a blob, alone; null when it is here.</summary>
    public Task<Draft?> BeginAsync(ContentDigest digest, CancellationToken cancellationToken) =>
        Draft.BeginAsync(Path.Combine(directories.Drafts, digest.Hex), PathOf(digest), time, cancellationToken);

    /// <summary>Puts a document in.</summary>
    public async Task<ContentDigest> AddAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ContentDigest digest = ContentDigest.Of(content.Span);
        using Draft? draft = await BeginAsync(digest, cancellationToken);
        if (draft is null)
            return digest;
        draft.Restart();
        draft.Write(content.Span);
        draft.Finish(PathOf(digest));
        return digest;
    }

    /// <summary>Begins to write a blob whose digest shows only at its end.</summary>
    /// <param name="largest">Bytes it may have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BlobWriter> CreateAsync(long largest, CancellationToken cancellationToken)
    {
        string path = Path.Combine(directories.Drafts, $"new-{Guid.NewGuid():N}");
        return new BlobWriter((await Draft.BeginAsync(path, path + ".never", time, cancellationToken))!, PathOf, largest);
    }
}
