using AgentOS.Policy.Hosts;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests.Reading;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Approvals.Policies;

/// <summary>Finds everything in which an agent asks for more than a policy gives.</summary>
internal static class PolicyJudgement
{
    private const string Local = "local";

    /// <returns>Why it may not run, a line each; none when it may.</returns>
    public static IReadOnlyList<string> Reasons(ApprovalPolicy policy, ApprovalQuestion question)
    {
        PermissionSet asked = question.Permissions;
        return
        [
            .. Origin(policy, question.Package.Origin),
            .. Network(policy, asked),
            .. asked.SetupNetwork.Count > 0 && !policy.Setup ? ["setup: a setup_command, with the package registries open to it"] : Array.Empty<string>(),
            .. asked.Keys.SelectMany(key => Key(policy, key)),
            .. asked.AllowedAgents.Except(policy.Delegation, StringComparer.Ordinal).Select(static agent => $"delegation: running {agent}"),
            .. Resources(policy, asked),
            .. question.IsWeaker ? [$"isolation: it was approved for a microVM, and would have {question.Isolation.Text}"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Origin(ApprovalPolicy policy, AgentOrigin origin)
    {
        if (policy.DeniedOrigins.Any(rule => IsFrom(origin, rule)))
            yield return $"denied_origins: {origin.Name}";
        else if (!policy.Origins.Any(rule => IsFrom(origin, rule)))
            yield return $"origins: {(origin.IsLocal ? Local : origin.Name)}";
    }

    private static IEnumerable<string> Network(ApprovalPolicy policy, PermissionSet asked)
    {
        HostPattern[] allowed = [.. policy.Domains.Select(HostPattern.Parse)], denied = [.. policy.DeniedDomains.Select(HostPattern.Parse)];
        HostPattern every = HostPattern.Parse("*");
        IEnumerable<HostPattern> names = asked.IsNetworkUnrestricted ? [every, .. asked.Network] : asked.Network;
        foreach (HostPattern name in names.Concat(policy.Setup ? asked.SetupNetwork.Where(host => Overlaps(host, denied)) : []))
        {
            if (Overlaps(name, denied))
                yield return $"denied_domains: {name}";
            else if (!allowed.Any(pattern => pattern.Covers(name)))
                yield return $"domains: {(name == every ? "UNRESTRICTED" : name)}";
        }
    }

    private static IEnumerable<string> Key(ApprovalPolicy policy, KeyPermission key)
    {
        if (!policy.Keys.Contains(key.Provider, StringComparer.Ordinal))
            yield return $"keys: {key.Provider}";
        else if (key.Host is { } host && Vault.Providers.KnownProvider.Find(key.Provider) is { } known && host.Text != known.Host)
            yield return $"keys: {key.Provider} at {host}, which is not its provider's host";
        if (key.IsPassedThrough)
            yield return $"keys: {key.Provider} itself, and not a placeholder";
    }

    private static IEnumerable<string> Resources(ApprovalPolicy policy, PermissionSet asked)
    {
        if (asked.Resources.MaxMemory > Amount.Bytes(policy.MaxMemory))
            yield return $"max_memory: {asked.Resources.MaxMemory} bytes";
        if (asked.Resources.MaxCpu > policy.MaxCpu)
            yield return $"max_cpu: {asked.Resources.MaxCpu}";
        string workspace = PermissionText.Word(asked.Workspace);
        if (asked.Workspace > PermissionText.Workspace(policy.Workspace))
            yield return $"workspace: {workspace}";
    }

    // A denied name below an allowed wildcard, or a denied wildcard above a name: either way something denied would be reached.
    private static bool Overlaps(HostPattern name, HostPattern[] denied) => denied.Any(pattern => pattern.Covers(name) || name.Covers(pattern));

    private static bool IsFrom(AgentOrigin origin, string rule) => rule switch
    {
        Local => origin.IsLocal,
        // Letter case: at GitHub, and in every host's name, it makes no difference, and a denial must not be spelled around.
        [.. var start, '*'] => !origin.IsLocal && origin.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        _ when origin.IsLocal => origin.Name == rule,
        _ => IsRepository(origin.Name, RepositoryAddressParser.Parse(rule) is { } address ? RepositoryOrigin.Of(address, address.Folder) : rule),
    };

    // A repository's rule is about its folders, too.
    private static bool IsRepository(string name, string rule) => name == rule || name.StartsWith(rule + "#", StringComparison.Ordinal);
}
