using AgentOS.Errors;
using AgentOS.Network.Policy;

namespace AgentOS.Vms.Records;

/// <summary>What a VM may reach when it starts.</summary>
/// <param name="Mode">One of the names below.</param>
/// <param name="Allow">Rules that allow, as people write them.</param>
/// <param name="Deny">Rules that deny.</param>
/// <param name="Secrets">Secrets its requests are given, as people write them: where from, never what.</param>
/// <param name="Model">The language model that answers it; <see cref="AnyModel"/> is the one that it names. Null when it has no way to one.</param>
public sealed record VmNetwork(string Mode, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny, IReadOnlyList<string> Secrets, string? Model)
{
    /// <summary>Whichever model a question names.</summary>
    public const string AnyModel = "";

    /// <summary>Nothing.</summary>
    public const string None = "none";

    /// <summary>The names that rules allow.</summary>
    public const string Names = "names";

    /// <summary>Every public name, at the ports of the web.</summary>
    public const string AllowAll = "allow_all";

    /// <summary>Its rules; null for none at all.</summary>
    public EgressPolicy? Policy => Mode == None ? null : EgressPolicy.Of([.. Allow, .. Mode == AllowAll ? ["*"] : Array.Empty<string>()], Deny);

    /// <summary>Refuses what is none.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.UnsupportedNetwork"/>, or a rule cannot be understood.</exception>
    public void Demand()
    {
        if (Mode is not (None or Names or AllowAll))
            throw new AgentOSException(VmErrors.UnsupportedNetwork, "use network", Mode);
        if (Mode == None && Allow.Count + Deny.Count + Secrets.Count > 0)
            throw new AgentOSException(VmErrors.UnsupportedNetwork, "use network", Mode, "it has rules or secrets, which are for a network of names");
        _ = Policy;
    }
}
