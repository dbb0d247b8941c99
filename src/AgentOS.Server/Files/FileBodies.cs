using AgentOS.Protocol;
using AgentOS.Storage;
using AgentOS.Storage.Files;

namespace AgentOS.Server.Files;

/// <summary>What a file is.</summary>
internal enum FileKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Mode">Its permission bits, in octal.</param>
/// <param name="ModifiedAt">When its content was last changed.</param>
internal sealed record FileBody(string Name, string Path, FileKind Type, long Size, string Mode, DateTimeOffset ModifiedAt)
{
    private const uint Permissions = 0xFFF; // 07777

    /// <summary>Of a file in an <c>agent.db</c>.</summary>
    public static FileBody Of(string path, FileStat stat) => new(
        NameOf(path),
        path,
        stat.IsFile ? FileKind.File : stat.IsDirectory ? FileKind.Directory : stat.IsSymbolicLink ? FileKind.Link : FileKind.Other,
        stat.Size,
        Octal(stat.Mode),
        TimeOf(stat.ModifyTime));

    /// <summary>Of what a sandbox says of a file.</summary>
    public static FileBody Of(string path, GuestFileEntry entry) => new(
        NameOf(path),
        path,
        entry.IsFile ? FileKind.File : entry.IsDirectory ? FileKind.Directory : entry.IsLink ? FileKind.Link : FileKind.Other,
        entry.Size,
        Octal(entry.Mode),
        // What is told may be any number.
        DateTimeOffset.UnixEpoch.AddTicks(Math.Max(entry.ModifyTime, 0) / 100));

    private static string NameOf(string path) => System.IO.Path.GetFileName(path.TrimEnd('/'));

    private static string Octal(uint mode) => Convert.ToString((int)(mode & Permissions), 8).PadLeft(4, '0');

    private static DateTimeOffset TimeOf(FileTime time) => DateTimeOffset.FromUnixTimeSeconds(time.Seconds).AddTicks(time.Nanoseconds / 100);
}

/// <summary>The entries of a directory, by name.</summary>
internal sealed record FileList(IReadOnlyList<FileBody> Files);

/// <summary>A file to be moved.</summary>
internal sealed record FileMove
{
    /// <summary>Where it is.</summary>
    public required string From { get; init; }

    /// <summary>Where it is to be; a file that is there is replaced.</summary>
    public required string To { get; init; }
}

/// <summary>A directory to be made, with those above it.</summary>
internal sealed record NewDirectory
{
    /// <summary>Where.</summary>
    public required string Path { get; init; }
}
