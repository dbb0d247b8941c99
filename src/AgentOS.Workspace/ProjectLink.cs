using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>The symbolic link to the project that <see cref="AgentTree"/> shows; nothing of it is stored.</summary>
internal sealed class ProjectLink
{
    /// <summary>Its inode number: no row of a file comes near it, and listings can still tell it (their cookies hold 47 bits).</summary>
    public const long Number = (1L << 47) - 2;

    private const uint LinkMode = ModeBits.SymbolicLink | 0x1FF; // 0777, as every link has

    private readonly byte[] _target;

    public ProjectLink(string project)
    {
        _target = Encoding.UTF8.GetBytes(project);
        Inode = new Inode { Number = Number, Mode = LinkMode, LinkCount = 1, Size = _target.Length };
    }

    public Inode Inode { get; }

    public Errno Read(Span<byte> target, out int length)
    {
        length = Math.Min(_target.Length, target.Length);
        _target.AsSpan(0, length).CopyTo(target);
        return Errno.None;
    }
}
