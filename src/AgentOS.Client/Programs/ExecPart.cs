using System.Text.Json.Serialization;

namespace AgentOS.Client.Programs;

/// <summary>Part of a command's output.</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>; null in the last part.</param>
/// <param name="Data">Text.</param>
public sealed record ExecPart(string? Stream, string Data)
{
    /// <summary>The last part's: how the command ended.</summary>
    [JsonIgnore]
    public ExecResult? Result { get; init; }
}
