using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests.Memory;

internal sealed partial class MemoryFileTree
{
    public Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        lock (_lock)
        {
            length = 0;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            return node.Attributes.TryGetValue(Text(name), out byte[]? bytes) ? Give(bytes, value, out length) : Errno.ENODATA;
        }
    }

    public Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            bool exists = node.Attributes.ContainsKey(Text(name));
            if (exists && flags == ExtendedAttributeFlags.Create)
                return Errno.EEXIST;
            if (!exists && flags == ExtendedAttributeFlags.Replace)
                return Errno.ENODATA;
            node.Attributes[Text(name)] = value.ToArray();
            Touch(node, content: false);
            return Errno.None;
        }
    }

    public Errno ListExtendedAttributes(long number, Span<byte> names, out int length)
    {
        lock (_lock)
        {
            length = 0;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            byte[] all = Encoding.Latin1.GetBytes(string.Concat(node.Attributes.Keys.Select(name => name + "\0")));
            return Give(all, names, out length);
        }
    }

    public Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            if (!node.Attributes.Remove(Text(name)))
                return Errno.ENODATA;
            Touch(node, content: false);
            return Errno.None;
        }
    }

    private static Errno Give(byte[] bytes, Span<byte> room, out int length)
    {
        length = bytes.Length;
        if (room.IsEmpty)
            return Errno.None;
        if (room.Length < bytes.Length)
            return Errno.ERANGE;
        bytes.CopyTo(room);
        return Errno.None;
    }
}
