using System.Text.Json.Serialization;

namespace AgentOS.Kernel.State;

/// <summary>Whose key it is. Each scope has keys of its own.</summary>
[JsonConverter(typeof(StateScopeConverter))]
internal enum StateScope
{
    /// <summary>The caller's, in its agent.db.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,
    /// <summary>The caller's, as long as it is known to the kernel.</summary>
    [JsonStringEnumMemberName("session")]
    Session,
    /// <summary>Everybody's, in the kernel's own file.</summary>
    [JsonStringEnumMemberName("global")]
    Global,
}
