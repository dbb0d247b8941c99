using System.Buffers;
using AgentOS.Policy.Hosts;
using AgentOS.Vault.Providers;

namespace AgentOS.Store.Manifests;

/// <summary>How the words of a manifest are spelt. <c>docs/formats/agent.schema.json</c> says the same in patterns.</summary>
internal static class ManifestSyntax
{
    public const int LongestDisplayName = 80, ShortestName = 3, LongestName = 40;

    private static readonly SearchValues<char> s_small = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> s_variable = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    private static readonly SearchValues<char> s_version = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-+_");

    /// <summary><c>^[a-z][a-z0-9-]{1,38}[a-z0-9]$</c>.</summary>
    public static bool IsName(string text) =>
        text.Length is >= ShortestName and <= LongestName && char.IsAsciiLetterLower(text[0]) && text[^1] != '-' && !text.AsSpan().ContainsAnyExcept(s_small);

    /// <summary><c>^[a-z][a-z0-9-]{0,63}$</c>.</summary>
    public static bool IsProvider(string text) =>
        text.Length is >= 1 and <= 64 && char.IsAsciiLetterLower(text[0]) && !text.AsSpan().ContainsAnyExcept(s_small);

    /// <summary><c>^[A-Z][A-Z0-9_]{0,99}$</c>.</summary>
    public static bool IsVariable(string text) =>
        text.Length is >= 1 and <= 100 && char.IsAsciiLetterUpper(text[0]) && !text.AsSpan().ContainsAnyExcept(s_variable);

    /// <summary>Begins with three numbers: <c>^[0-9]+\.[0-9]+\.[0-9]+</c> (Semantic Versioning 2.0.0), a leading <c>v</c> is none of it.</summary>
    public static bool IsVersion(string text)
    {
        string[] parts = text.Split('.', 3);
        return text.Length <= 60 && parts.Length == 3 && !text.AsSpan().ContainsAnyExcept(s_version)
            && parts[0].Length > 0 && parts[1].Length > 0 && parts[2].Length > 0
            && parts[0].All(char.IsAsciiDigit) && parts[1].All(char.IsAsciiDigit) && char.IsAsciiDigit(parts[2][0]);
    }

    /// <summary>What is wrong with the name of a host; null when nothing is. It has a dot and is no address.</summary>
    public static string? DomainProblem(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal))
            return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text, UriKind.Absolute, out Uri? address) && address.Host.Length > 0
                ? $"this is an address of the web; write the host alone: {address.IdnHost}"
                : "this is no host's name";
        if (text.Contains(':', StringComparison.Ordinal))
            return "this has a port or is an address; write the name of a host alone";
        try
        {
            string name = HostName.Normalise(text);
            if (HostName.IsAddress(name))
                return "addresses cannot be named here, only names of hosts";
            return name.Contains('.', StringComparison.Ordinal) ? null : "this name has no dot; it is no name of the internet";
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>The variable of a provider whose key names none: that of its own programs, or <c>PROVIDER_API_KEY</c>.</summary>
    public static string VariableOf(string provider) =>
        KnownProvider.Find(provider)?.Variable ?? provider.Replace('-', '_').ToUpperInvariant() + "_API_KEY";
}
