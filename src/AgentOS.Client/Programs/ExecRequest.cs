using System.Text.Json.Serialization;

namespace AgentOS.Client.Programs;

/// <summary>A command.</summary>
/// <param name="Command">For the sandbox's shell.</param>
/// <param name="Cwd">Where it starts; null is the sandbox's working directory.</param>
/// <param name="Timeout">Seconds until it is killed; null is the kernel's default, 30.</param>
public sealed record ExecRequest(string Command, string? Cwd = null, double? Timeout = null)
{
    /// <summary>Whether output comes in parts.</summary>
    [JsonInclude]
    internal bool? Stream { get; init; }

    /// <summary>Whether the answer is fetched later.</summary>
    [JsonInclude]
    internal bool? Async { get; init; }
}
