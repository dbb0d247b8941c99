using AgentOS.Errors;
using AgentOS.Policy.Hosts;
using AgentOS.Vault.Providers;

namespace AgentOS.Vault.Secrets;

/// <summary>
/// A secret as a person asks for it: <c>NAME=SOURCE[@HOST[:PLACE]]</c>. The source is <c>env</c> (this process' variable of the same name), <c>env/VARIABLE</c> or
/// <c>vault:PROVIDER[/ID]</c>. A known provider's keys know their host and place.
/// </summary>
public sealed record SecretSpecification
{
    private const string VaultSource = "vault:", EnvironmentSource = "env";

    /// <summary>The variable inside.</summary>
    public required string Variable { get; init; }

    /// <summary>This process' variable it is taken from; null when it comes from the vault.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>The vault's key it is taken from; null when it comes from the environment.</summary>
    public string? Provider { get; init; }

    /// <summary>Which of the provider's keys; null is its own.</summary>
    public string? KeyId { get; init; }

    /// <summary>The only host it is sent to; null when none was named and none is known.</summary>
    public HostPattern? Host { get; init; }

    /// <summary>The only place it is put in.</summary>
    public SecretPlace Place { get; init; } = SecretPlace.Bearer;

    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors.BadSecret"/>, or the host is none.</exception>
    public static SecretSpecification Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !IsVariable(text[..equals]))
            throw Bad(text, "it begins with the name of a variable and =");
        string rest = text[(equals + 1)..];
        int at = rest.IndexOf('@', StringComparison.Ordinal);
        (string? variable, string? provider, string? keyId) = Source(text, text[..equals], at < 0 ? rest : rest[..at]);
        KnownProvider? known = provider is null ? null : KnownProvider.Find(provider);
        (string? host, string? place) = at < 0 ? (known?.Host, null) : Split(rest[(at + 1)..], ':');
        return new SecretSpecification
        {
            Variable = text[..equals],
            EnvironmentVariable = variable,
            Provider = provider,
            KeyId = keyId,
            Host = host is null ? null : HostPattern.Parse(host),
            Place = (place ?? known?.Place) is { } named ? SecretPlace.Parse(named) ?? throw Bad(text, $"'{named}' is no place") : SecretPlace.Bearer,
        };
    }

    /// <summary>Takes the value and makes a placeholder for it.</summary>
    /// <param name="vault">Opens the vault, when it is needed.</param>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public SecretBinding Bind(Func<KeyVault> vault)
    {
        HostPattern host = Host ?? throw Bad(Variable, "it names no host, and none is known for it: NAME=SOURCE@HOST");
        SecretValue value = Take(vault);
        return new SecretBinding(Variable, Placeholder.Make(Provider is null ? null : KnownProvider.Find(Provider), value.Bytes.Length), value, host, Place);
    }

    /// <summary>Takes the value; the caller disposes it.</summary>
    /// <inheritdoc cref="Bind"/>
    public SecretValue Take(Func<KeyVault> vault)
    {
        if (Provider is not null)
            return vault().Get(Provider, KeyId);
        string? value = Environment.GetEnvironmentVariable(EnvironmentVariable!);
        return string.IsNullOrEmpty(value) ? throw new AgentOSException(VaultErrors.NoSource, "take the secret", Variable, EnvironmentVariable) : SecretValue.Parse(value);
    }

    private static (string? Variable, string? Provider, string? KeyId) Source(string text, string name, string source)
    {
        if (source.StartsWith(VaultSource, StringComparison.Ordinal))
        {
            (string provider, string? id) = Split(source[VaultSource.Length..], '/');
            KeyName.Of(provider, id);
            return (null, provider, id);
        }

        (string kind, string? variable) = Split(source, '/');
        if (kind != EnvironmentSource || (variable is not null && !IsVariable(variable)))
            throw Bad(text, $"'{source}' is no source");
        return (variable ?? name, null, null);
    }

    private static (string Head, string? Tail) Split(string text, char separator)
    {
        int index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static bool IsVariable(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static AgentOSException Bad(string text, string problem) => new(VaultErrors.BadSecret, "read the secret", text, problem);
}
