using AgentOS.Linux.Places;

namespace AgentOS.Vault;

/// <summary>Where a vault is, and which machine it is bound to.</summary>
/// <param name="Directory">The directory that holds <c>keys.enc</c> and its secret file.</param>
public sealed record VaultLocation(string Directory)
{
    /// <summary>What the directory of this user's keys, agents and sessions is called.</summary>
    public const string Application = "agentstore";

    /// <summary>This user's, in <see cref="UserDirectories.Data"/>.</summary>
    public static VaultLocation OfThisUser() => new(UserDirectories.Data(Application));

    /// <summary>The id of the machine it is bound to.</summary>
    internal string Machine { get; init; } = Derivation.MachineIdentity.Read();
}
