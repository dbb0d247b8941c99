using AgentOS.Kernel.Identities;
using AgentOS.Policy;
using AgentOS.Policy.Levels;

namespace AgentOS.Kernel.Permissions;

/// <summary>What somebody may do before anybody gave them anything.</summary>
internal static class InitialPolicy
{
    // An operator's own files, commands and requests are as guarded as an agent's: a program that calls in a person's name is no person.
    private static readonly AgentPolicy s_operator = PolicyLevels.Of(PolicyLevel.Standard) with
    {
        Origin = "level standard of operators",
        Rights = PolicyLevels.Of(PolicyLevel.Standard).Rights.With(Right.Spawn).With(Right.Grant).With(Right.Operate),
    };

    /// <summary>What they may do. An agent may nothing until it is admitted.</summary>
    public static AgentPolicy Of(IdentityKind kind) => kind == IdentityKind.Operator ? s_operator : PolicyLevels.Of(PolicyLevel.Minimal);

    /// <summary>What they may give to others, if they may give at all.</summary>
    public static AgentPolicy AuthorityOf(IdentityKind kind) => kind == IdentityKind.Operator ? PolicyLevels.Of(PolicyLevel.Unrestricted) : Of(kind);
}
