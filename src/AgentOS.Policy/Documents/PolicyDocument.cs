using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Documents;

/// <summary>A policy as JSON: a level, permissions, or a level with permissions changed.</summary>
public sealed record PolicyDocument
{
    /// <summary>A level's name; null begins with the policy there is.</summary>
    public string? Level { get; set; }

    /// <summary>What differs from it.</summary>
    public PermissionsDocument? Permissions { get; set; }

    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><c>policy.bad-document</c>: it is none, or has a key that means nothing.</exception>
    public static PolicyDocument Parse(ReadOnlyMemory<byte> json) => DocumentReading.Read(() => JsonSerializer.Deserialize(json.Span, DocumentJson.Default.PolicyDocument));

    /// <summary>Describes a policy completely.</summary>
    public static PolicyDocument Of(AgentPolicy policy) => new() { Level = policy.Level, Permissions = PermissionsWriting.Describe(policy) };

    /// <summary>As one line of JSON; what is null is left out.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DocumentJson.Default.PolicyDocument);

    /// <summary>The policy it means.</summary>
    /// <param name="current">What it changes when it names no level.</param>
    /// <param name="origin">Who says so: <c>SET_PERMS by operator 1</c>.</param>
    /// <exception cref="AgentOSException">A level or a rule is none.</exception>
    public AgentPolicy Apply(AgentPolicy current, string origin)
    {
        AgentPolicy start = Level is null ? current : PolicyLevels.Find(Level);
        return Permissions is null ? start : PermissionsReading.Apply(Permissions, start, origin);
    }
}
