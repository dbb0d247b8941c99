using System.Text;
using AgentOS.Policy.Hosts;
using AgentOS.Storage.Hashing;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Approvals.Permissions;

/// <summary>
/// All that an agent would be allowed, in one spelling: what is shown, what is approved and what is enforced. Names, reasons and commands are no part of it, so
/// that a new version that asks for nothing new needs no new approval.
/// </summary>
public sealed record PermissionSet
{
    /// <summary>The names it may reach while it runs, sorted.</summary>
    public required IReadOnlyList<HostPattern> Network { get; init; }

    /// <summary>Whether it may reach every public name.</summary>
    public required bool IsNetworkUnrestricted { get; init; }

    /// <summary>The names its <c>setup_command</c> may reach besides, once, before it first runs; sorted. None without such a command.</summary>
    public required IReadOnlyList<HostPattern> SetupNetwork { get; init; }

    /// <summary>What it may do to the user's project.</summary>
    public required WorkspaceMode Workspace { get; init; }

    /// <summary>The agents it may run, sorted.</summary>
    public required IReadOnlyList<string> AllowedAgents { get; init; }

    /// <summary>The keys used on its behalf, by provider.</summary>
    public required IReadOnlyList<KeyPermission> Keys { get; init; }

    /// <summary>Memory, processors and time.</summary>
    public required ManifestResources Resources { get; init; }

    /// <summary>What a manifest asks for. One that names no keys asks for that of its default model's provider.</summary>
    public static PermissionSet Of(AgentManifest manifest) => new()
    {
        Network = Sorted(manifest.Permissions.Network.Select(static permission => HostPattern.Parse(permission.Domain))),
        IsNetworkUnrestricted = manifest.Permissions.NetworkUnrestricted,
        SetupNetwork = manifest.Runtime.SetupCommand is null ? [] : Sorted(PackageRegistries.Hosts),
        Workspace = manifest.Permissions.Workspace,
        AllowedAgents = [.. manifest.Permissions.AllowedAgents.Order(StringComparer.Ordinal)],
        Keys = [.. KeysOf(manifest).OrderBy(static key => key.Provider, StringComparer.Ordinal)],
        Resources = manifest.Runtime.Resources,
    };

    /// <summary>SHA-256 of its lines (<see cref="PermissionText"/>), 64 hexadecimal digits.</summary>
    public string Digest
    {
        get
        {
            Sha256 hash = new();
            foreach (string line in PermissionText.Write(this))
                hash.Append(Encoding.UTF8.GetBytes(line + "\n"));
            Span<byte> digest = stackalloc byte[Sha256.Length];
            hash.Finish(digest);
            return Convert.ToHexStringLower(digest);
        }
    }

    private static IEnumerable<KeyPermission> KeysOf(AgentManifest manifest)
    {
        if (manifest.Keys.Count > 0)
            return manifest.Keys.Select(KeyPermission.Of);
        return manifest.Runtime.DefaultProvider is { } provider ? [KeyPermission.Of(new ManifestKey(provider, ManifestSyntax.VariableOf(provider), IsRequired: true)) with { IsImplied = true }] : [];
    }

    private static IReadOnlyList<HostPattern> Sorted(IEnumerable<HostPattern> patterns) => [.. patterns.Distinct().OrderBy(static pattern => pattern.Text, StringComparer.Ordinal)];
}
