using AgentOS.Errors;

namespace AgentOS.Kernel.Identities;

/// <summary>Failures of finding and naming somebody.</summary>
public static class IdentityErrors
{
    /// <summary>Nobody of that number or name.</summary>
    public static readonly ErrorDefinition NotFound = new("identity.not-found",
        "nobody here has this number or name",
        "It has ended or disconnected, or never was.",
        "LIST shows all agents.");

    /// <summary>Two of one name.</summary>
    public static readonly ErrorDefinition NameTaken = new("identity.name-taken",
        "somebody else has this name",
        "Names are how agents find each other.",
        "Choose another name, or KILL the other agent first.");

    /// <summary>No name anybody could take.</summary>
    public static readonly ErrorDefinition NameInvalid = new("identity.name-invalid",
        "this cannot be a name",
        "Names have 1 to 128 characters and none that controls a terminal; agent_N is what agents without a name are called.",
        "Choose another name.");
}
