using System.Text.Json.Serialization;

namespace AgentOS.Client.Programs;

/// <summary>What becomes of what was in a file.</summary>
public enum WriteMode
{
    /// <summary>It is replaced.</summary>
    [JsonStringEnumMemberName("write")]
    Write,
    /// <summary>It stays, in front.</summary>
    [JsonStringEnumMemberName("append")]
    Append,
}
