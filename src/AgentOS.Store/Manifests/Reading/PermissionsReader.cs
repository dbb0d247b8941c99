using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Manifests.Yaml;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>Reads <c>permissions</c>.</summary>
internal sealed class PermissionsReader(ManifestFindings findings)
{
    // As many as a policy has rules of a kind (docs/policy.md).
    private const int MostNames = 256, MostAgents = 64;

    private const string Wildcard = "*.";

    public ManifestPermissions Read(FieldReader fields)
    {
        ManifestPermissions permissions = new()
        {
            Network = Network(fields),
            NetworkUnrestricted = fields.Flag("network_unrestricted", otherwise: false),
            Workspace = Workspace(fields.Section("filesystem")),
            AllowedAgents = Delegation(fields.Section("delegation")),
        };
        fields.WarnOfUnknown();
        return permissions;
    }

    private IReadOnlyList<NetworkPermission> Network(FieldReader fields)
    {
        List<NetworkPermission> network = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((YamlNode node, string name) in fields.List("network", MostNames))
        {
            FieldReader entry = FieldReader.Of(node, name, findings);
            NetworkPermission permission = new(Domain(entry), entry.Required("reason", TextRule.Line));
            entry.WarnOfUnknown();
            if (permission.Domain.Length > 0 && !seen.Add(permission.Domain))
                entry.Warn("domain", $"{permission.Domain} is here twice");
            else
                network.Add(permission);
        }

        return network;
    }

    private static string Domain(FieldReader entry)
    {
        string domain = entry.Required("domain", TextRule.Line).ToLowerInvariant();
        if (domain.Length == 0)
            return "";
        string? problem = domain == "*"
            ? "every name is network_unrestricted: true"
            : ManifestSyntax.DomainProblem(domain.StartsWith(Wildcard, StringComparison.Ordinal) ? "any." + domain[Wildcard.Length..] : domain);
        if (problem is not null)
            entry.Error("domain", problem);
        return domain;
    }

    private static WorkspaceMode Workspace(FieldReader filesystem)
    {
        WorkspaceMode mode = filesystem.Word("workspace", WorkspaceMode.ReadWrite,
            ("none", WorkspaceMode.None), ("readonly", WorkspaceMode.ReadOnly), ("readwrite", WorkspaceMode.ReadWrite));
        filesystem.WarnOfUnknown();
        return mode;
    }

    private static IReadOnlyList<string> Delegation(FieldReader delegation)
    {
        bool isEnabled = delegation.Flag("enabled", otherwise: false);
        IReadOnlyList<string> agents = delegation.Texts("allowed_agents", MostAgents, TextRule.Line);
        if (isEnabled && agents.Count == 0)
            delegation.Warn("enabled", "no agent is named in allowed_agents, so none can be run");
        if (!isEnabled && agents.Count > 0)
            delegation.Warn("allowed_agents", "delegation is not enabled, so none of these can be run");
        if (agents.Contains("*", StringComparer.Ordinal))
            delegation.Warn("allowed_agents", "agents are named exactly; * stands for none");
        delegation.WarnOfUnknown();
        return isEnabled ? [.. agents.Distinct(StringComparer.Ordinal)] : [];
    }
}
