using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace;

/// <summary>Extended attributes of the base's files: only <c>user.*</c>, the others speak to the host's kernel.</summary>
internal static class BaseAttributes
{
    private const int MaxLength = 65536;

    public static IReadOnlyList<byte[]> List(BaseTree tree, byte[] path)
    {
        if (tree.Pin(path, out SafeFileHandle? pinned) != Errno.None)
            return [];
        using (pinned)
        {
            if (ExtendedAttributes.List(pinned!, [], out int length) != Errno.None || length == 0)
                return [];
            byte[] names = new byte[MaxLength];
            if (ExtendedAttributes.List(pinned!, names, out length) != Errno.None)
                return [];
            List<byte[]> found = [];
            for (int at = 0; at < length;)
            {
                int end = names.AsSpan(at, length - at).IndexOf((byte)0);
                byte[] name = names[at..(at + end)];
                if (IsShown(name))
                    found.Add(name);
                at += end + 1;
            }

            return found;
        }
    }

    /// <summary>Null when there is none.</summary>
    public static byte[]? Get(BaseTree tree, byte[] path, ReadOnlySpan<byte> name)
    {
        if (!IsShown(name) || tree.Pin(path, out SafeFileHandle? pinned) != Errno.None)
            return null;
        using (pinned)
        {
            byte[] value = new byte[MaxLength];
            return ExtendedAttributes.Get(pinned!, name, value, out int length) == Errno.None ? value[..length] : null;
        }
    }

    private static bool IsShown(ReadOnlySpan<byte> name) => name.StartsWith("user."u8);
}
