using System.Globalization;
using AgentOS.Kernel.Permissions;
using AgentOS.Policy;

namespace AgentOS.Kernel.Identities;

/// <summary>Who somebody is to the kernel. One number and one name, for calls, messages, permissions and records alike.</summary>
/// <param name="id">1 and up, never used again.</param>
/// <param name="kind">Where it comes from.</param>
internal sealed class Identity(uint id, IdentityKind kind)
{
    private volatile bool _isHeard;
    private volatile PolicyGrant _grant = new(PolicyGrant.NextId(TimeProvider.System), InitialPolicy.Of(kind), null, null, PolicyGrant.Kernel, PolicyGrant.Connect);
    private volatile bool _isFirst = true;

    /// <summary>Its number.</summary>
    public uint Id => id;

    /// <summary>Where it comes from.</summary>
    public IdentityKind Kind => kind;

    /// <summary>The agent that spawned it; null when nobody did, or an operator.</summary>
    public Identity? Parent { get; init; }

    /// <summary>Its name, by which others find it; null is none. Changed by <see cref="IdentityTable"/> only.</summary>
    public string? Name { get; internal set; }

    /// <summary>What people and records call it: its name, or what it is with its number.</summary>
    public string Title => Name ?? string.Create(CultureInfo.InvariantCulture, $"{(kind == IdentityKind.Operator ? "operator" : kind == IdentityKind.Agent ? "agent" : "stranger")}_{id}");

    /// <summary>What it may do, and who said so.</summary>
    public PolicyGrant Grant => _grant;

    /// <summary>What it may do.</summary>
    public AgentPolicy Policy => _grant.Policy;

    /// <summary>The most it may give to others: what it has itself; all there is, for an operator who has not narrowed itself.</summary>
    public AgentPolicy Authority => _isFirst ? InitialPolicy.AuthorityOf(kind) : Policy;

    /// <summary>It is given another policy.</summary>
    public void Receive(PolicyGrant grant)
    {
        _isFirst = false;
        _grant = grant;
    }

    /// <summary>It has sent something.</summary>
    public void Hear() => _isHeard = true;

    /// <summary>Whether it has sent something since this was last asked.</summary>
    public bool WasHeard()
    {
        bool was = _isHeard;
        _isHeard = false;
        return was;
    }
}
