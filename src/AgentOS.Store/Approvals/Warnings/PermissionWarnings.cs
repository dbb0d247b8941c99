using AgentOS.Policy.Hosts;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Vault.Providers;

namespace AgentOS.Store.Approvals.Warnings;

/// <summary>What a person should look at twice before they approve.</summary>
internal static class PermissionWarnings
{
    private const string Below = "*.", Encoded = "xn--";

    /// <returns>Sentences, each once.</returns>
    public static IReadOnlyList<string> Of(PermissionSet permissions) =>
    [
        .. permissions.IsNetworkUnrestricted ? ["It can send whatever it reads to anybody: its network is not restricted."] : Array.Empty<string>(),
        .. permissions.Network.SelectMany(Name).Distinct(StringComparer.Ordinal),
        .. permissions.Keys.SelectMany(key => Key(key, permissions)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Name(HostPattern pattern)
    {
        string name = pattern.Text.StartsWith(Below, StringComparison.Ordinal) ? pattern.Text[Below.Length..] : pattern.Text;
        if (name != pattern.Text && PublicSuffixes.Has(name))
            yield return $"{pattern} is no limit: anybody can have a name below {name}.";
        foreach (string warning in Host(name))
            yield return warning;
    }

    private static IEnumerable<string> Host(string name)
    {
        if (name.Split('.').Any(static label => label.StartsWith(Encoded, StringComparison.Ordinal)))
            yield return $"{name} stands for a name with other letters, which may look like another name.";
        if (LookAlike.OfHost(name) is { } taken)
            yield return $"{name} looks like {taken.Title}'s {taken.Host}, and is not theirs.";
    }

    private static IEnumerable<string> Key(KeyPermission key, PermissionSet permissions)
    {
        KnownProvider? known = KnownProvider.Find(key.Provider);
        if (LookAlike.OfProvider(key.Provider) is { } taken)
            yield return $"The provider {key.Provider} looks like {taken.Name}, and is another one.";
        else if (known is null)
            yield return $"The provider {key.Provider} is not known here; its key belongs to {(key.Host is { } host ? host : "no host, so it is not used")}.";
        if (known is not null && key.Host is { } elsewhere && elsewhere.Text != known.Host)
            yield return $"The key of {key.Provider} would be sent to {elsewhere}, not to {known.Host}.";
        if (key.Host is { } own && permissions.Network.All(pattern => pattern != own))
        {
            foreach (string warning in Host(own.Text))
                yield return warning;
        }

        if (key.IsPassedThrough)
            yield return $"It asks for the key of {key.Provider} itself, and can then do with it what it likes.";
    }
}
