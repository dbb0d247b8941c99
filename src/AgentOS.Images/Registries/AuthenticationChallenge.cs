using System.Net.Http.Headers;

namespace AgentOS.Images.Registries;

/// <summary>What a <c>WWW-Authenticate</c> header asks for (RFC 9110 §11.6.1).</summary>
/// <param name="Scheme">How, in small letters.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record AuthenticationChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>A parameter, or null.</summary>
    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>Reads a challenge; parameters that are not written as they should be are left out with all after them.</summary>
    public static AuthenticationChallenge Read(AuthenticationHeaderValue header)
    {
        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        ReadOnlySpan<char> rest = header.Parameter;
        while (TakeParameter(ref rest) is { } parameter)
            parameters.TryAdd(parameter.Name, parameter.Value);
        return new(header.Scheme.ToLowerInvariant(), parameters);
    }

    private static (string Name, string Value)? TakeParameter(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart([' ', '\t', ',']);
        int equals = rest.IndexOf('=');
        if (equals <= 0)
            return null;
        string name = rest[..equals].Trim().ToString();
        rest = rest[(equals + 1)..].TrimStart();
        return rest.StartsWith("\"") ? TakeQuoted(ref rest) is { } quoted ? (name, quoted) : null : (name, TakeToken(ref rest));
    }

    private static string? TakeQuoted(ref ReadOnlySpan<char> rest)
    {
        System.Text.StringBuilder value = new();
        for (int i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..];
                return value.ToString();
            }

            if (rest[i] == '\\' && ++i == rest.Length)
                return null;
            value.Append(rest[i]);
        }

        return null;
    }

    private static string TakeToken(ref ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOf(',');
        ReadOnlySpan<char> token = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[end..];
        return token.Trim().ToString();
    }
}
