using System.Security.Cryptography;
using AgentOS.Errors;
using AgentOS.Images.References;

namespace AgentOS.Images.Blobs;

/// <summary>Takes a blob's bytes; what is not finished is thrown away.</summary>
/// <param name="draft">Where they go.</param>
/// <param name="pathOf">The place of a digest.</param>
/// <param name="largest">Bytes it may have.</param>
internal sealed class BlobWriter(Draft draft, Func<ContentDigest, string> pathOf, long largest) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _isFinished;
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position { get => _written; set => throw new NotSupportedException(); }

    /// <summary>Puts the blob in its place.</summary>
    public ContentDigest Finish()
    {
        ContentDigest digest = ContentDigest.Of(_hash);
        draft.Finish(pathOf(digest));
        _isFinished = true;
        return digest;
    }

    /// <exception cref="AgentOSException"><see cref="ImageErrors.TooLarge"/>, <see cref="ImageErrors.Storage"/>.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _written += buffer.Length;
        if (_written > largest)
            throw new AgentOSException(ImageErrors.TooLarge, "keep", "a blob", $"{largest} bytes at most");
        _hash.AppendData(buffer);
        draft.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!_isFinished)
                draft.Discard();
            draft.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
