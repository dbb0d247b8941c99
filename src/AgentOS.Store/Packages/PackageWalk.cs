using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;

namespace AgentOS.Store.Packages;

/// <summary>Finds everything in a package, and refuses what no package may hold.</summary>
/// <param name="root">The package's folder.</param>
/// <param name="directory">Its path, for people.</param>
/// <param name="leavesOut">Paths of files and folders that are not looked at; null is none.</param>
internal sealed class PackageWalk(DirectoryRoot root, string directory, Predicate<string>? leavesOut = null)
{
    // Git's own directory: it changes whenever git is used, and is no part of what runs.
    private const string GitDirectory = ".git";
    private const uint TypeMask = 0xF000, RegularFile = 0x8000, DirectoryType = 0x4000, LinkType = 0xA000; // inode(7)
    private const uint SetIds = 0xC00, OwnerExecutes = 0x40;
    private const int LongestPath = 4096; // PATH_MAX

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<PackageEntry> _found = [];
    private long _bytes;

    /// <summary>All files and links, ordered by their paths, ordinally.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>.</exception>
    public IReadOnlyList<PackageEntry> Run()
    {
        Visit("", 0);
        _found.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return _found;
    }

    private void Visit(string parent, int depth)
    {
        if (depth > PackageLimits.Depth)
            throw new AgentOSException(PackageErrors.TooLarge, "read", Where(parent), $"folders deeper than {PackageLimits.Depth}");
        List<string> names = [];
        string? unreadable = null;
        Errno error = root.List(Encoding.UTF8.GetBytes(parent), (name, _, _) =>
        {
            if (Decode(name) is { } text)
                names.Add(text);
            else
                unreadable = Encoding.UTF8.GetString(name);
            if (_found.Count + names.Count > PackageLimits.Entries)
                throw new AgentOSException(PackageErrors.TooLarge, "read", directory, $"more than {PackageLimits.Entries:N0} files");
        });
        Demand(error, parent);
        if (unreadable is not null)
            throw new AgentOSException(PackageErrors.UnsafeName, "read", Where(Join(parent, unreadable)));
        foreach (string path in names.Where(static name => name != GitDirectory).Select(name => Join(parent, name)))
        {
            if (leavesOut?.Invoke(path) != true)
                Take(path, depth);
        }
    }

    private void Take(string path, int depth)
    {
        Demand(root.GetStatus(Encoding.UTF8.GetBytes(path), out FileStatus status), path);
        switch (status.Mode & TypeMask)
        {
            case DirectoryType:
                Visit(path, depth + 1);
                break;
            case RegularFile:
                TakeFile(path, status);
                break;
            case LinkType:
                TakeLink(path);
                break;
            default:
                throw new AgentOSException(PackageErrors.SpecialFile, "read", Where(path));
        }
    }

    private void TakeFile(string path, FileStatus status)
    {
        if ((status.Mode & SetIds) != 0)
            throw new AgentOSException(PackageErrors.SetId, "read", Where(path), $"mode {Convert.ToString(status.Mode & 0xFFF, 8)}");
        _bytes += status.Size;
        if (_bytes > PackageLimits.TotalBytes)
            throw new AgentOSException(PackageErrors.TooLarge, "read", directory, $"more than {PackageLimits.TotalBytes >> 20} MiB");
        _found.Add(new PackageEntry(path, (status.Mode & OwnerExecutes) != 0 ? PackageEntryKind.Program : PackageEntryKind.File, status.Size));
    }

    private void TakeLink(string path)
    {
        byte[] target = new byte[LongestPath];
        Demand(root.ReadLink(Encoding.UTF8.GetBytes(path), target, out int length), path);
        string? text = Decode(target.AsSpan(0, length));
        if (text is null || !LinkTarget.StaysInside(path, text))
            throw new AgentOSException(PackageErrors.LinkLeaves, "read", Where(path), text is null ? null : $"it points to {text}");
        _found.Add(new PackageEntry(path, PackageEntryKind.Link, length));
    }

    private static string? Decode(ReadOnlySpan<byte> name)
    {
        try
        {
            string text = s_strict.GetString(name);
            return text.Any(char.IsControl) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}/{name}";

    private string Where(string path) => path.Length == 0 ? directory : $"{directory}/{path}";

    private void Demand(Errno error, string path)
    {
        if (error != Errno.None)
            throw new AgentOSException(PackageErrors.Unreadable, "read", Where(path), error.Describe());
    }
}
