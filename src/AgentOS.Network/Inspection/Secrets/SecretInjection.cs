using AgentOS.Network.Http;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>Puts one secret in its place: exactly there, and only where the placeholder alone stands.</summary>
internal static class SecretInjection
{
    /// <returns>Whether it was put in.</returns>
    public static bool Inject(SecretBinding secret, RequestHead request) =>
        secret.Place.Kind == SecretPlaceKind.Header ? InjectHeader(secret, request) : InjectQuery(secret, request);

    private static bool InjectHeader(SecretBinding secret, RequestHead request)
    {
        int at = request.Header.Fields.FindIndex(field => field.Is(secret.Place.Name) && IsPlaceholder(secret, field.Value));
        if (at < 0)
            return false;
        request.Header.Fields[at] = request.Header.Fields[at] with { Value = secret.Place.Prefix + secret.Value.Reveal() };
        return true;
    }

    // Names of authentication schemes are read without regard to case (RFC 9110, 11.1).
    private static bool IsPlaceholder(SecretBinding secret, string value) =>
        value.StartsWith(secret.Place.Prefix, StringComparison.OrdinalIgnoreCase) && value.AsSpan(secret.Place.Prefix.Length).Trim().SequenceEqual(secret.Placeholder);

    private static bool InjectQuery(SecretBinding secret, RequestHead request)
    {
        int question = request.Target.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
            return false;
        string wanted = $"{secret.Place.Name}={secret.Placeholder}";
        string[] parameters = request.Target[(question + 1)..].Split('&');
        int at = Array.IndexOf(parameters, wanted);
        if (at < 0)
            return false;
        parameters[at] = $"{secret.Place.Name}={Uri.EscapeDataString(secret.Value.Reveal())}";
        request.Target = $"{request.Target[..question]}?{string.Join('&', parameters)}";
        return true;
    }
}
