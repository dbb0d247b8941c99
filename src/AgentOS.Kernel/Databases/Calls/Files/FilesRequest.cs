using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Policy;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>An operation on files, with what any of them needs (docs/protocols/kernel.md).</summary>
internal sealed record FilesRequest : IDataRequest
{
    public string? Op { get; set; }

    /// <summary>Who may write no files changes none here either; what is there may be read.</summary>
    [JsonIgnore]
    public Right? Needs => Op switch
    {
        "read" or "list" or "readlink" or "stat" or "lstat" or "exists" or "access" or "statfs" or "pread" or "fstat" or "fsync" or "close" => null,
        "open" when Flags is null or "r" => null,
        _ => Right.Write,
    };

    [JsonIgnore]
    public long AnswerBytes => Op switch
    {
        "read" or "pread" => Math.Clamp(Length ?? AnswerSize.Any, AnswerSize.Small, AnswerSize.Any),
        "list" => AnswerSize.Any,
        _ => AnswerSize.Small,
    };

    public string? Path { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>Where a symbolic link points.</summary>
    public string? Target { get; set; }

    /// <summary>Bits, or how to write.</summary>
    public JsonElement Mode { get; set; }

    /// <summary>How to open, as Node.js writes it.</summary>
    public string? Flags { get; set; }

    /// <summary>Number of an open file.</summary>
    public int? Handle { get; set; }

    public long? Offset { get; set; }

    public long? Length { get; set; }

    public long? Size { get; set; }

    public uint? Uid { get; set; }

    public uint? Gid { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public double? Atime { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public double? Mtime { get; set; }

    /// <summary>In place of <see cref="Atime"/>'s fraction.</summary>
    public uint? AtimeNsec { get; set; }

    /// <summary>In place of <see cref="Mtime"/>'s fraction.</summary>
    public uint? MtimeNsec { get; set; }

    /// <summary>Whether directories go with everything in them, or are made with their parents.</summary>
    public bool Recursive { get; set; }

    /// <summary>Whether it may be missing.</summary>
    public bool Force { get; set; }

    /// <summary>Whether a listing shows attributes.</summary>
    public bool Stat { get; set; }
}
