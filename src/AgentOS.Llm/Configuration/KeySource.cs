namespace AgentOS.Llm.Configuration;

/// <summary>Where a provider's key is. A configuration never has the key itself.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Name">Of the variable, or of the vault's entry.</param>
public sealed record KeySource(KeySourceKind Kind, string Name)
{
    private const string Variable = "env:", Vault = "vault:";

    /// <summary>Reads <c>env:NAME</c> or <c>vault:NAME</c>.</summary>
    /// <returns>Null when it is neither.</returns>
    public static KeySource? TryParse(string text) =>
        text.StartsWith(Variable, StringComparison.Ordinal) && text.Length > Variable.Length ? new KeySource(KeySourceKind.Variable, text[Variable.Length..])
        : text.StartsWith(Vault, StringComparison.Ordinal) && text.Length > Vault.Length ? new KeySource(KeySourceKind.Vault, text[Vault.Length..])
        : null;

    /// <inheritdoc/>
    public override string ToString() => (Kind == KeySourceKind.Variable ? Variable : Vault) + Name;
}

/// <summary>Kinds of <see cref="KeySource"/>.</summary>
public enum KeySourceKind
{
    /// <summary>A variable of the gateway's environment.</summary>
    Variable,

    /// <summary>An entry of the vault.</summary>
    Vault,
}
