using System.Formats.Tar;
using System.IO.Compression;
using AgentOS.Errors;
using AgentOS.Storage.Archives;
using AgentOS.Storage.Hashing;

namespace AgentOS.Store.Packages;

/// <summary>A packed agent: <c>.tar.gz</c>. It is unpacked into the cache, into one folder for each archive.</summary>
internal static class PackageArchive
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Unpacks it. What is in the cache already is used when it is still the same.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="cache">The folder of all unpacked ones.</param>
    /// <returns>The folder with its files.</returns>
    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>: nothing of it is left in the cache.</exception>
    public static string Unpack(string path, string cache)
    {
        using FileStream archive = File.OpenRead(path);
        if (archive.Length > PackageLimits.TotalBytes)
            throw new AgentOSException(PackageErrors.TooLarge, "unpack", path, $"more than {PackageLimits.TotalBytes >> 20} MiB");
        string place = Path.Combine(cache, Hash(archive));
        string unfinished = $"{place}.{Guid.NewGuid():N}";
        try
        {
            archive.Position = 0;
            Unpack(path, archive, unfinished);
            Publish(unfinished, place);
            return place;
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private static void Unpack(string path, FileStream archive, string directory)
    {
        try
        {
            using GZipStream compressed = new(archive, CompressionMode.Decompress);
            using HeaderGuard guard = new(compressed);
            using TarReader reader = new(guard);
            ArchiveUnpacking unpacking = new(path, new PackageWriter(directory));
            while (reader.GetNextEntry() is { } entry)
                unpacking.Take(entry);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or NotSupportedException or FormatException or ArgumentException or OverflowException)
        {
            throw new AgentOSException(PackageErrors.DamagedArchive, "unpack", path, damage.Message, damage);
        }
    }

    private static void Publish(string unfinished, string place)
    {
        if (Directory.Exists(place))
        {
            if (IsSame(unfinished, place))
                return;
            Directory.Delete(place, recursive: true);
        }

        try
        {
            Directory.Move(unfinished, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another process unpacked the same archive meanwhile.
        }
    }

    private static bool IsSame(string unfinished, string place)
    {
        string digest = PackageContent.Read(unfinished).Digest;
        try
        {
            return PackageContent.Read(place).Digest == digest;
        }
        catch (AgentOSException)
        {
            return false;
        }
    }

    private static string Hash(Stream stream)
    {
        Sha256 hash = new();
        byte[] buffer = new byte[BufferSize];
        while (stream.Read(buffer) is > 0 and int count)
            hash.Append(buffer.AsSpan(0, count));
        Span<byte> digest = stackalloc byte[Sha256.Length];
        hash.Finish(digest);
        return Convert.ToHexStringLower(digest);
    }
}
