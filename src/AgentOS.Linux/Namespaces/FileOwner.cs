using System.Runtime.InteropServices;
using AgentOS.Linux.Beneath;

namespace AgentOS.Linux;

/// <summary>Owner and kind of a file, links not followed (statx(2)).</summary>
/// <param name="UserId">Owner.</param>
/// <param name="GroupId">Group.</param>
/// <param name="Mode">Type and permission bits.</param>
public readonly partial record struct FileOwner(uint UserId, uint GroupId, ushort Mode)
{
    private const int AtCurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int TypeMask = 0xF000;

    /// <summary>True for a directory.</summary>
    public bool IsDirectory => (Mode & TypeMask) == 0x4000;

    /// <summary>True for a regular file.</summary>
    public bool IsRegular => (Mode & TypeMask) == 0x8000;

    /// <summary>True for a socket.</summary>
    public bool IsSocket => (Mode & TypeMask) == 0xC000;

    /// <summary>The real user id of this process.</summary>
    public static uint CurrentUserId => GetUserId();

    /// <summary>The user whose rights this process has, and to whom the files it makes belong.</summary>
    public static uint EffectiveUserId => GetEffectiveUserId();

    /// <summary>The real group id of this process.</summary>
    public static uint CurrentGroupId => GetGroupId();

    /// <summary>Reads a file's owner and type.</summary>
    /// <exception cref="LinuxException">ENOENT, EACCES, … .</exception>
    public static FileOwner Of(string path) => Read(path, NoFollow);

    /// <summary>Reads owner and type of what a link leads to.</summary>
    /// <exception cref="LinuxException">ENOENT, EACCES, … .</exception>
    public static FileOwner Behind(string link) => Read(link, 0);

    private static FileOwner Read(string path, int flags)
    {
        FileStatus status = FileStatus.Of(AtCurrentDirectory, path, flags);
        return new FileOwner(status.UserId, status.GroupId, (ushort)status.Mode);
    }

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint GetUserId();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "getgid")]
    private static partial uint GetGroupId();
}
