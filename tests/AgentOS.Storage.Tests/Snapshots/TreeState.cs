using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>Everything an <see cref="IFileTree"/> shows, as text.</summary>
internal static class TreeState
{
    internal static string Read(IFileTree tree) => Read(tree, static number => $"{number}");

    /// <summary>The same, as a copy with other inode numbers shows it.</summary>
    internal static string ReadWithoutNumbers(IFileTree tree) => Read(tree, static _ => "-");

    private static string Read(IFileTree tree, Func<long, string> label)
    {
        StringBuilder state = new();
        Describe(tree, "", IFileTree.RootInode, label, state);
        return state.ToString();
    }

    private static void Describe(IFileTree tree, string path, long number, Func<long, string> label, StringBuilder state)
    {
        Assert.Equal(Errno.None, tree.Get(number, out Inode inode));
        state.Append(path).Append(' ').Append(label(number)).Append(' ').Append(Convert.ToString(inode.Mode, 8)).Append(' ').Append(inode.LinkCount)
            .Append(' ').Append(inode.Size).Append(' ').Append(inode.AccessTime).Append(' ').Append(inode.ModifyTime).Append(' ').AppendLine(Content(tree, inode));
        if (!ModeBits.IsDirectory(inode.Mode))
            return;
        Names names = new();
        Assert.Equal(Errno.None, tree.ListDirectory(number, names));
        foreach (string name in names.Found.Order(StringComparer.Ordinal))
        {
            Assert.Equal(Errno.None, tree.Lookup(number, Encoding.UTF8.GetBytes(name), out Inode child));
            Describe(tree, $"{path}/{name}", child.Number, label, state);
        }
    }

    private static string Content(IFileTree tree, in Inode inode)
    {
        byte[] buffer = new byte[Math.Min(inode.Size, 200_000_000) + 1];
        int length = 0;
        if (ModeBits.IsRegular(inode.Mode))
            Assert.Equal(Errno.None, tree.Read(inode.Number, 0, buffer, out length));
        else if (ModeBits.IsSymbolicLink(inode.Mode))
            Assert.Equal(Errno.None, tree.ReadLink(inode.Number, buffer, out length));
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(buffer.AsSpan(0, length)));
    }

    private sealed class Names : IDirectorySink
    {
        internal List<string> Found { get; } = [];

        public void Add(ReadOnlySpan<byte> name, long number, uint mode) => Found.Add(Encoding.UTF8.GetString(name));
    }
}
