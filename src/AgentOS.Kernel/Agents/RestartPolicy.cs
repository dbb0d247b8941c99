using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents;

/// <summary>When an agent whose program has ended is started again. One that was stopped never is.</summary>
[JsonConverter(typeof(RestartPolicyConverter))]
internal enum RestartPolicy
{
    /// <summary>Never.</summary>
    Never,
    /// <summary>When it failed.</summary>
    OnFailure,
    /// <summary>Always, after the kernel's own end, too.</summary>
    Always,
}
