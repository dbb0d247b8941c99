namespace AgentOS.Vault.Derivation;

/// <summary>What tells this machine from others (machine-id(5)).</summary>
internal static class MachineIdentity
{
    private static readonly string[] s_places = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

    /// <summary>
    /// The machine's id, 32 hexadecimal digits as a rule; empty where there is none, as in some containers: what else such a place could be known by changes with
    /// every start, and the secret file binds the vault as well.
    /// </summary>
    public static string Read()
    {
        foreach (string place in s_places)
        {
            if (File.Exists(place))
                return File.ReadAllText(place).Trim();
        }

        return "";
    }
}
