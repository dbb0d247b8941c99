using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Places;
using AgentOS.Protocol;

namespace AgentOS.Guest.Files;

/// <summary>Describes files for the host.</summary>
internal static class FileEntries
{
    private const uint TypeMask = 0xF000, Link = 0xA000; // inode(7)

    /// <exception cref="LinuxException">ENOENT, EACCES, … .</exception>
    public static GuestFileEntry Of(string path) => Of(path, PathOperations.GetStatus(path));

    /// <summary>Null when it is gone, or may not be seen.</summary>
    public static GuestFileEntry? TryGet(string path)
    {
        try
        {
            return Of(path);
        }
        catch (LinuxException)
        {
            return null;
        }
    }

    public static GuestFileEntry Of(string path, FileStatus status)
    {
        string name = path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : "/";
        bool isLink = (status.Mode & TypeMask) == Link;
        return new GuestFileEntry(
            name, status.Mode, status.Size, status.ModifyTime, status.UserId, status.GroupId,
            isLink ? PathOperations.ReadLink(path) : "", isLink ? PathOperations.FindStatus(path)?.Mode ?? 0 : status.Mode);
    }
}
