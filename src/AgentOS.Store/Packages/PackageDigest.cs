using System.Buffers.Binary;
using System.Text;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Hashing;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Packages;

/// <summary>
/// The digest of a package: SHA-256 of each entry's kind, path and content, every part with its length before it, so that no two packages are the same bytes.
/// </summary>
internal sealed class PackageDigest
{
    private const int BufferSize = 64 * 1024;

    private readonly Sha256 _hash = new();
    private readonly byte[] _buffer = new byte[BufferSize];

    public PackageDigest() => _hash.Append("agentos package 1\n"u8);

    public void Add(PackageEntry entry, DirectoryRoot root)
    {
        byte[] path = Encoding.UTF8.GetBytes(entry.Path);
        _hash.Append([(byte)(entry.Kind switch { PackageEntryKind.File => 'f', PackageEntryKind.Program => 'x', _ => 'l' })]);
        AddLength(path.Length);
        _hash.Append(path);
        AddLength(entry.Size);
        if (entry.Kind == PackageEntryKind.Link)
            _hash.Append(PackageReading.Target(root, entry));
        else
            AddFile(root, entry);
    }

    public string Finish()
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        _hash.Finish(hash);
        return Convert.ToHexStringLower(hash);
    }

    private void AddFile(DirectoryRoot root, PackageEntry entry)
    {
        using SafeFileHandle file = PackageReading.Open(root, entry);
        for (long done = 0; done < entry.Size;)
        {
            ReadOnlySpan<byte> piece = PackageReading.Next(file, entry, done, _buffer);
            _hash.Append(piece);
            done += piece.Length;
        }
    }

    private void AddLength(long length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        _hash.Append(bytes);
    }
}
