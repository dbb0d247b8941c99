using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>A file to write.</summary>
internal sealed record WriteCall
{
    /// <summary>As the sandbox shows it; relative ones count from its first program's directory.</summary>
    [JsonRequired]
    public required string Path { get; set; }

    /// <summary>What, in <see cref="Encoding"/>.</summary>
    [JsonRequired]
    public required string Content { get; set; }

    /// <summary><c>write</c> or <c>append</c>.</summary>
    public string Mode { get; set; } = "write";

    /// <summary>Of the content: <c>utf-8</c> or <c>base64</c>.</summary>
    public string? Encoding { get; set; }

    /// <summary>Whether missing directories are made.</summary>
    public bool Parents { get; set; }
}
