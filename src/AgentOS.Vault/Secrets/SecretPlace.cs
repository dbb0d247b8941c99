namespace AgentOS.Vault.Secrets;

/// <summary>Where in a request a secret is put: the only place its placeholder is replaced in.</summary>
/// <param name="Kind">Header or query.</param>
/// <param name="Name">The header's or parameter's name.</param>
/// <param name="Prefix">What stands before it in a header: <c>Bearer </c> or nothing.</param>
public sealed record SecretPlace(SecretPlaceKind Kind, string Name, string Prefix)
{
    private const string HeaderForm = "header=", QueryForm = "query=";

    /// <summary><c>Authorization: Bearer SECRET</c> (RFC 6750).</summary>
    public static SecretPlace Bearer { get; } = new(SecretPlaceKind.Header, "Authorization", "Bearer ");

    /// <summary><c>x-api-key: SECRET</c>.</summary>
    public static SecretPlace ApiKey { get; } = new(SecretPlaceKind.Header, "x-api-key", "");

    /// <summary>Reads <c>bearer</c>, <c>x-api-key</c>, <c>header=NAME</c> or <c>query=NAME</c>; null for anything else.</summary>
    public static SecretPlace? Parse(string text) => text switch
    {
        "bearer" => Bearer,
        "x-api-key" => ApiKey,
        _ when text.StartsWith(HeaderForm, StringComparison.Ordinal) && IsName(text[HeaderForm.Length..]) => new(SecretPlaceKind.Header, text[HeaderForm.Length..], ""),
        _ when text.StartsWith(QueryForm, StringComparison.Ordinal) && IsName(text[QueryForm.Length..]) => new(SecretPlaceKind.Query, text[QueryForm.Length..], ""),
        _ => null,
    };

    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
