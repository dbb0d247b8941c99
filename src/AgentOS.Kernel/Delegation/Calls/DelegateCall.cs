using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Delegation.Calls;

/// <summary>What is to be done about sub-agents.</summary>
/// <param name="Op"><c>search</c>, <c>run</c>, <c>message</c>, <c>monitor</c> or <c>stop</c>.</param>
internal sealed record DelegateCall([property: JsonRequired] string Op)
{
    /// <summary>Of <c>search</c>.</summary>
    public string? Query { get; set; }

    /// <summary>Of <c>run</c>: as the manifest names it.</summary>
    public string? Agent { get; set; }

    /// <summary>Of <c>run</c>: a session to go on with.</summary>
    public string? Session { get; set; }

    /// <summary>Which sub-agent, of the others.</summary>
    public string? Id { get; set; }

    /// <summary>Of <c>message</c>.</summary>
    public string? Content { get; set; }

    /// <summary>Whether progress comes before the answer.</summary>
    public bool Stream { get; set; }
}
