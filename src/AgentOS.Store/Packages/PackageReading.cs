using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Packages;

/// <summary>Reads entries of a package as they were found; what has another length now was changed by somebody.</summary>
internal static class PackageReading
{
    /// <exception cref="AgentOSException"><see cref="PackageErrors.Changed"/>.</exception>
    public static SafeFileHandle Open(DirectoryRoot root, PackageEntry entry) =>
        root.OpenForReading(Encoding.UTF8.GetBytes(entry.Path), out SafeFileHandle? file) switch
        {
            Errno.None => file!,
            Errno.EACCES => throw new AgentOSException(PackageErrors.Unreadable, "read", entry.Path, Errno.EACCES.Describe()),
            _ => throw Changed(entry),
        };

    /// <summary>The next bytes, at most as many as there is room for.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.Changed"/>: the file has become shorter.</exception>
    public static ReadOnlySpan<byte> Next(SafeFileHandle file, PackageEntry entry, long offset, byte[] room)
    {
        int wanted = (int)Math.Min(room.Length, entry.Size - offset);
        Errno error = DirectoryRoot.ReadAt(file, offset, room.AsSpan(0, wanted), out int count);
        return error == Errno.None && count == wanted ? room.AsSpan(0, count) : throw Changed(entry);
    }

    /// <summary>A link's target.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.Changed"/>.</exception>
    public static byte[] Target(DirectoryRoot root, PackageEntry entry)
    {
        byte[] target = new byte[entry.Size + 1];
        Errno error = root.ReadLink(Encoding.UTF8.GetBytes(entry.Path), target, out int length);
        return error == Errno.None && length == entry.Size ? target[..length] : throw Changed(entry);
    }

    private static AgentOSException Changed(PackageEntry entry) => new(PackageErrors.Changed, "read", entry.Path);
}
