namespace AgentOS.Kernel.Identities;

/// <summary>Who somebody is to the kernel. One number and one name, for calls, messages, permissions and records alike.</summary>
/// <param name="id">1 and up, never used again.</param>
/// <param name="kind">Where it comes from.</param>
internal sealed class Identity(uint id, IdentityKind kind)
{
    private volatile bool _isHeard;

    /// <summary>Its number.</summary>
    public uint Id => id;

    /// <summary>Where it comes from.</summary>
    public IdentityKind Kind => kind;

    /// <summary>Its name, by which others find it; null is none. Changed by <see cref="IdentityTable"/> only.</summary>
    public string? Name { get; internal set; }

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
