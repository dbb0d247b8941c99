using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>A file to read.</summary>
internal sealed record ReadCall
{
    /// <summary>As the sandbox shows it; relative ones count from its first program's directory.</summary>
    [JsonRequired]
    public required string Path { get; set; }

    /// <summary>Where to begin, in bytes.</summary>
    public long Offset { get; set; }

    /// <summary>How many bytes at most; null is all.</summary>
    public long? Length { get; set; }

    /// <summary>Of the content: <c>utf-8</c> or <c>base64</c>.</summary>
    public string? Encoding { get; set; }
}
