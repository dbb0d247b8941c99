using AgentOS.Network.Inspection;
using AgentOS.Network.Inspection.Certificates;
using AgentOS.Network.Inspection.Secrets;
using AgentOS.Sandbox;
using AgentOS.Vault.Secrets;

namespace AgentOS.Kernel.Networks;

/// <summary>What a sandbox needs when its requests are looked into: an authority it trusts, and placeholders for its secrets. None of it exists where no rule wants it.</summary>
internal sealed class AgentInspection : IDisposable
{
    private const string BundlePath = "/run/agentos-authorities.pem";

    private readonly IReadOnlyList<SecretBinding> _secrets;
    private readonly SandboxAuthority _authority;

    private AgentInspection(AgentRunRequest request)
    {
        _secrets = request.Secrets;
        _authority = new SandboxAuthority(request.Clock);
        Secrets = new SandboxSecrets(_secrets);
        Inspector = new RequestInspector(new InspectionOptions(_authority, Secrets));
    }

    /// <summary>What is put into its requests.</summary>
    public SandboxSecrets Secrets { get; }

    /// <summary>Who looks into its connections.</summary>
    public IConnectionInspector Inspector { get; }

    /// <summary>That of a run; null when nothing of it is to be looked into.</summary>
    public static AgentInspection? For(AgentRunRequest request) =>
        request.IsInspected || request.Secrets.Count > 0 || request.Network!.Allow.Any(rule => rule.JudgesRequests) ? new AgentInspection(request) : null;

    /// <summary>The sandbox, with all that. Variables that somebody set themselves stay.</summary>
    public SandboxSpecification Apply(SandboxSpecification specification)
    {
        Dictionary<string, string> variables = TrustedRoots.Variables.ToDictionary(name => name, _ => BundlePath, StringComparer.Ordinal);
        foreach (SecretBinding secret in _secrets)
            variables[secret.Variable] = secret.Placeholder;
        foreach ((string name, string value) in specification.Environment)
            variables[name] = value;
        return specification with
        {
            Environment = variables,
            Files = new Dictionary<string, string>(specification.Files, StringComparer.Ordinal) { [BundlePath] = TrustedRoots.BundleWith(_authority) },
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        foreach (SecretBinding secret in _secrets)
            secret.Dispose();
    }
}
