using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Beneath;

/// <summary>Extended attributes of a pinned file, reached through its entry in /proc because the calls refuse O_PATH descriptors.</summary>
public static unsafe class ExtendedAttributes
{
    /// <summary>Reads one. <paramref name="length"/> is its full length; ERANGE when the buffer is shorter, an empty buffer only asks.</summary>
    public static Errno Get(SafeFileHandle pinned, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        byte[] path = Link(pinned);
        byte[] terminated = [.. name, 0];
        fixed (byte* pathText = path, nameText = terminated, start = value)
            return Finish(BeneathInterop.GetAttribute(pathText, nameText, start, value.Length), out length);
    }

    /// <summary>Lists the names, each ended by a NUL. ERANGE when the buffer is too short, an empty buffer only asks.</summary>
    public static Errno List(SafeFileHandle pinned, Span<byte> names, out int length)
    {
        byte[] path = Link(pinned);
        fixed (byte* pathText = path, start = names)
            return Finish(BeneathInterop.ListAttributes(pathText, start, names.Length), out length);
    }

    private static byte[] Link(SafeFileHandle pinned) => Encoding.UTF8.GetBytes($"/proc/thread-self/fd/{DirectoryRoot.Number(pinned)}\0");

    private static Errno Finish(nint result, out int length)
    {
        length = (int)Math.Max(result, 0);
        return result < 0 ? SystemCall.LastError : Errno.None;
    }
}
