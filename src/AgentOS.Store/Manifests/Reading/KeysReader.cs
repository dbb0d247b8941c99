using AgentOS.Store.Manifests.Findings;
using AgentOS.Vault.Providers;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>Reads <c>keys</c>.</summary>
internal sealed class KeysReader(ManifestFindings findings)
{
    private const int Most = 32;

    private readonly HashSet<string> _providers = new(StringComparer.Ordinal), _variables = new(StringComparer.Ordinal);

    public IReadOnlyList<ManifestKey> Read(FieldReader manifest) =>
        [.. manifest.List("keys", Most).Select(entry => Key(FieldReader.Of(entry.Node, entry.Name, findings)))];

    private ManifestKey Key(FieldReader fields)
    {
        string provider = Provider(fields);
        ManifestKey key = new(provider, Variable(fields, "env_var") ?? ManifestSyntax.VariableOf(provider), fields.Flag("required", otherwise: true))
        {
            Domain = Domain(fields),
            AuthenticationStyle = Style(fields),
            BaseUrlVariable = Variable(fields, "base_url_env"),
            IsPassedThrough = fields.Flag("passthrough", otherwise: false),
        };
        if (key.Domain is null && ManifestSyntax.IsProvider(provider) && KnownProvider.Find(provider) is null)
            fields.Warn("provider", $"{provider} is not known; without domain, the host its key belongs to, the key is not used");
        fields.WarnOfUnknown();
        if (provider.Length > 0)
            Claim(fields, "env_var", key.Variable);
        if (key.BaseUrlVariable is { } address)
            Claim(fields, "base_url_env", address);
        return key;
    }

    private string Provider(FieldReader fields)
    {
        string provider = fields.Required("provider", TextRule.Line);
        if (provider.Length > 0 && !ManifestSyntax.IsProvider(provider))
            fields.Error("provider", "a provider's name is small letters, digits and hyphens, and begins with a letter");
        else if (provider.Length > 0 && !_providers.Add(provider))
            fields.Error("provider", $"{provider} is here twice");
        return provider;
    }

    private static string? Variable(FieldReader fields, string key)
    {
        if (fields.Text(key, TextRule.Line) is not { } variable)
            return null;
        if (!ManifestSyntax.IsVariable(variable))
            fields.Error(key, "a variable is capital letters, digits and underscores, and begins with a letter");
        return variable;
    }

    private void Claim(FieldReader fields, string key, string variable)
    {
        if (ReservedVariables.Has(variable))
            fields.Error(key, $"{variable} decides how programs run; a manifest cannot set it");
        else if (!_variables.Add(variable))
            fields.Error(key, $"{variable} is already another key's or address's");
    }

    private static string? Domain(FieldReader fields)
    {
        string? domain = fields.Text("domain", TextRule.Line)?.ToLowerInvariant();
        if (domain is not null && ManifestSyntax.DomainProblem(domain) is { } problem)
            fields.Error("domain", domain.StartsWith('*') ? "a key belongs to one host; write its name" : problem);
        return domain;
    }

    private static string? Style(FieldReader fields)
    {
        if (fields.Text("auth_style", TextRule.Line) is not { } style)
            return null;
        if (KeyPlacement.Of(style) is null)
            fields.Error("auth_style", $"'{FieldReader.Short(style)}' is none of bearer, x-api-key, x-subscription-token, header, header=NAME, query=NAME");
        return style;
    }
}
