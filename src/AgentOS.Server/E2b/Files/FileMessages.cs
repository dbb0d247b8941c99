using System.Text.Json.Serialization;

namespace AgentOS.Server.E2b.Files;

/// <summary>A path.</summary>
internal sealed record PathRequest(string Path);

/// <summary>A path, and how many directories below it.</summary>
internal sealed record ListDirRequest(string Path, uint Depth);

/// <summary>From one path to another.</summary>
internal sealed record MoveRequest(string Source, string Destination);

/// <summary>A directory to watch.</summary>
internal sealed record WatchDirRequest(string Path, bool Recursive, bool IncludeEntry);

/// <summary>A watcher's name.</summary>
internal sealed record WatcherName(string WatcherId);

/// <summary>What changed since it was asked last.</summary>
internal sealed record WatcherEvents(IReadOnlyList<FilesystemEvent> Events);

/// <summary>Nothing.</summary>
internal sealed record Nothing;

/// <summary>One file.</summary>
internal sealed record EntryAnswer(EntryInfo Entry);

/// <summary>Files of a directory.</summary>
internal sealed record ListDirAnswer(IReadOnlyList<EntryInfo> Entries);

/// <summary>What a watched directory tells; one of these.</summary>
internal sealed record WatchDirAnswer
{
    public Nothing? Start { get; init; }

    public FilesystemEvent? Filesystem { get; init; }

    public Nothing? Keepalive { get; init; }
}

/// <summary>What became of a file that was sent.</summary>
internal sealed record WrittenFile(string Name, string Type, string Path);

/// <summary>A change.</summary>
internal sealed record FilesystemEvent(string Name, FilesystemEventType Type);

/// <summary>What happened.</summary>
internal enum FilesystemEventType
{
    [JsonStringEnumMemberName("EVENT_TYPE_CREATE")]
    Created = 1,
    [JsonStringEnumMemberName("EVENT_TYPE_WRITE")]
    Written = 2,
    [JsonStringEnumMemberName("EVENT_TYPE_REMOVE")]
    Removed = 3,
    [JsonStringEnumMemberName("EVENT_TYPE_RENAME")]
    Renamed = 4,
    [JsonStringEnumMemberName("EVENT_TYPE_CHMOD")]
    Attributes = 5,
}

/// <summary>What a file is.</summary>
internal enum EntryType
{
    [JsonStringEnumMemberName("FILE_TYPE_UNSPECIFIED")]
    Other = 0,
    [JsonStringEnumMemberName("FILE_TYPE_FILE")]
    File = 1,
    [JsonStringEnumMemberName("FILE_TYPE_DIRECTORY")]
    Directory = 2,
    [JsonStringEnumMemberName("FILE_TYPE_SYMLINK")]
    Link = 3,
}
