using System.Globalization;
using AgentOS.Errors;
using AgentOS.Policy.Hosts;

namespace AgentOS.Network.Policy;

/// <summary>Reads the text of a rule. What is not understood is an error: a misspelt condition must not vanish.</summary>
internal static class EgressRuleReader
{
    private const int LongestRule = 4096;
    private const string TokenCharacters = "!#$%&'*+-.^_`|~"; // RFC 9110, 5.6.2, beside letters and digits.

    public static EgressRule Read(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw new AgentOSException(NetworkErrors.BadRule, "read the rule", text, problem.Message, problem);
        }
    }

    private static EgressRule Parse(string text)
    {
        if (text.Length > LongestRule || text.Any(char.IsControl))
            throw new FormatException("it is too long or has control characters");
        (string conditions, string? reason) = SplitReason(text.Trim());
        string[] words = conditions.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
            throw new FormatException("it names no host");
        (string host, int? port) = SplitPort(words[0]);
        Conditions options = new();
        foreach (string word in words.Skip(1))
            options.Add(word);
        return options.Build(HostPattern.Parse(host.StartsWith('*') ? HostText.WithoutFinalDot(host) : HostText.Normalise(host)), port, reason);
    }

    /// <summary>The reason begins at the first = that ends the host or begins a word.</summary>
    private static (string Conditions, string? Reason) SplitReason(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal), direct = text.IndexOf('=', StringComparison.Ordinal);
        int at = direct >= 0 && (space < 0 || direct < space) ? direct : text.IndexOf(" =", StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[at..].TrimStart(' ', '='));
    }

    private static (string Host, int? Port) SplitPort(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']'))
            return (text, null);
        if (!text.StartsWith('[') && text.IndexOf(':', StringComparison.Ordinal) != colon)
            throw new FormatException("an IPv6 address is written in brackets: [2001:db8::1]:443");
        return (text[..colon], PortNumber.Parse(text.AsSpan(colon + 1)));
    }

    /// <summary>The words behind the host, each at most once.</summary>
    private sealed class Conditions
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

        public void Add(string word)
        {
            string[] parts = word.Split('=', 2);
            bool isFlag = parts[0] is "raw" or "allow-no-sni" or "private";
            bool isSetting = parts[0] is "methods" or "paths" or "upload" or "download" or "connections";
            if (!isFlag && !isSetting)
                throw new FormatException($"there is no condition '{parts[0]}'");
            if (isFlag != (parts.Length == 1) || (isSetting && parts[1].Length == 0))
                throw new FormatException(isFlag ? $"'{parts[0]}' takes no value" : $"'{parts[0]}' needs a value");
            if (!_values.TryAdd(parts[0], isFlag ? "" : parts[1]))
                throw new FormatException($"'{parts[0]}' is there twice");
        }

        public EgressRule Build(HostPattern host, int? port, string? reason)
        {
            EgressRule rule = new()
            {
                Host = host,
                Port = port,
                Reason = string.IsNullOrWhiteSpace(reason) ? null : reason,
                Methods = [.. List("methods").Select(Method)],
                Paths = [.. List("paths").Select(PathPattern.Parse)],
                IsRaw = _values.ContainsKey("raw"),
                AllowsNoServerName = _values.ContainsKey("allow-no-sni"),
                AllowsPrivate = _values.ContainsKey("private"),
                UploadLimit = Size("upload"),
                DownloadLimit = Size("download"),
                ConnectionLimit = _values.TryGetValue("connections", out string? count) ? int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture) : null,
            };
            Check(rule);
            return rule;
        }

        private static void Check(EgressRule rule)
        {
            if (rule.IsRaw && (rule.JudgesRequests || rule.AllowsNoServerName))
                throw new FormatException("a raw rule does not look at what is sent, so it has no methods, paths or allow-no-sni");
            if (rule.AllowsPrivate && rule.Host.Text.Contains('*', StringComparison.Ordinal))
                throw new FormatException("private addresses are allowed for one host at a time: name it exactly");
        }

        private string[] List(string key) => _values.TryGetValue(key, out string? value) ? value.Split(',') : [];

        private long? Size(string key) => _values.TryGetValue(key, out string? value) ? ByteSize.Parse(value) : null;

        private static string Method(string text) =>
            text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || TokenCharacters.Contains(character, StringComparison.Ordinal))
                ? text.ToUpperInvariant()
                : throw new FormatException($"'{text}' is no HTTP method");
    }
}
