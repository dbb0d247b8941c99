namespace AgentOS.Kernel.Identities;

/// <summary>Where an identity comes from.</summary>
internal enum IdentityKind
{
    /// <summary>An agent this kernel started.</summary>
    Agent,
    /// <summary>A connection of the kernel's own user, from outside all sandboxes.</summary>
    Operator,
    /// <summary>Any other connection.</summary>
    Stranger,
}
