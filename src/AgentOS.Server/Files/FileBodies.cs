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

    /// <summary>That of its attributes.</summary>
    public static FileBody Of(string path, FileStat stat) => new(
        System.IO.Path.GetFileName(path.TrimEnd('/')),
        path,
        stat.IsFile ? FileKind.File : stat.IsDirectory ? FileKind.Directory : stat.IsSymbolicLink ? FileKind.Link : FileKind.Other,
        stat.Size,
        Convert.ToString((int)(stat.Mode & Permissions), 8).PadLeft(4, '0'),
        TimeOf(stat.ModifyTime));

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
