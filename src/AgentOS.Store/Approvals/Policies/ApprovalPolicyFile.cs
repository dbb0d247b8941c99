using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Manifests.Reading;

namespace AgentOS.Store.Approvals.Policies;

/// <summary>Reads the file of <c>--approval-policy</c>.</summary>
public static class ApprovalPolicyFile
{
    private static readonly string[] s_workspaces = ["none", "readonly", "readwrite"];

    /// <summary>Reads a policy and checks every word of it.</summary>
    /// <exception cref="AgentOSException"><see cref="ApprovalErrors.BadPolicy"/>.</exception>
    public static ApprovalPolicy Read(string path)
    {
        try
        {
            ApprovalPolicy policy = JsonSerializer.Deserialize(File.ReadAllBytes(path), PolicyJson.Default.ApprovalPolicy) ?? throw new JsonException("it is empty");
            Demand(s_workspaces.Contains(policy.Workspace, StringComparer.Ordinal), "workspace");
            Demand(Amount.Bytes(policy.MaxMemory) is not null, "max_memory");
            Demand(policy.MaxCpu > 0, "max_cpu");
            foreach (string domain in (IEnumerable<string>)[.. policy.Domains, .. policy.DeniedDomains])
                _ = HostPattern.Parse(domain);
            return policy;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException or AgentOSException or NullReferenceException or ArgumentNullException)
        {
            throw new AgentOSException(ApprovalErrors.BadPolicy, "use", path, failure.Message, failure);
        }
    }

    private static void Demand(bool holds, string key)
    {
        if (!holds)
            throw new JsonException($"the value of {key}");
    }
}
