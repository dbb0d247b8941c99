using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Manifests;

/// <summary>Where in a request a manifest's <c>auth_style</c> puts a key.</summary>
internal static class KeyPlacement
{
    /// <returns>Null for a style that does not exist.</returns>
    public static SecretPlace? Of(string style) => style switch
    {
        "x-subscription-token" => SecretPlace.Parse("header=X-Subscription-Token"),
        "header" => SecretPlace.Parse("header=Authorization"),
        _ => SecretPlace.Parse(style),
    };
}
