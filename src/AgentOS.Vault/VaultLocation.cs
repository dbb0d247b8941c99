namespace AgentOS.Vault;

/// <summary>Where a vault is, and which machine it is bound to.</summary>
/// <param name="Directory">The directory that holds <c>keys.enc</c> and its secret file.</param>
public sealed record VaultLocation(string Directory)
{
    private const string Application = "agentstore";

    /// <summary>
    /// This user's: <c>agentstore</c> below <c>XDG_DATA_HOME</c>, which is <c>~/.local/share</c> when it is not set to an absolute path (XDG Base Directory
    /// Specification).
    /// </summary>
    public static VaultLocation OfThisUser() => new(Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is ['/', ..] data ? data : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        Application));

    /// <summary>The id of the machine it is bound to.</summary>
    internal string Machine { get; init; } = Derivation.MachineIdentity.Read();
}
