using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>What may name a directory entry. The kernel sends nothing else, but a request is not trusted to come from it.</summary>
internal static class NameRules
{
    internal static Errno Check(ReadOnlySpan<byte> name)
    {
        if (name.Length > IFileTree.MaxNameLength)
            return Errno.ENAMETOOLONG;
        return name.IsEmpty || name.SequenceEqual("."u8) || name.SequenceEqual(".."u8) || name.Contains((byte)'/')
            ? Errno.EINVAL
            : Errno.None;
    }
}
