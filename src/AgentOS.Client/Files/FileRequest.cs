namespace AgentOS.Client.Files;

/// <summary>A FILES call: each operation uses its fields (docs/protocols/kernel.md).</summary>
internal sealed record FileRequest(string Op)
{
    public string? Path { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Target { get; init; }
    public long? Offset { get; init; }
    public long? Length { get; init; }
    public long? Size { get; init; }
    public int? Mode { get; init; }
    public bool? Stat { get; init; }
    public bool? Recursive { get; init; }
    public bool? Force { get; init; }
    public long? Uid { get; init; }
    public long? Gid { get; init; }
    public double? Atime { get; init; }
    public double? Mtime { get; init; }
}
