using System.Text;

namespace AgentOS.Network.Policy;

/// <summary>Writes a rule in its one spelling.</summary>
internal static class EgressRuleText
{
    public static string Write(EgressRule rule)
    {
        StringBuilder text = new(rule.Host.Text);
        if (rule.Port is { } port)
            text.Append(':').Append(port);
        AddList(text, "methods", rule.Methods);
        AddList(text, "paths", [.. rule.Paths.Select(path => path.Text)]);
        AddFlag(text, "raw", rule.IsRaw);
        AddFlag(text, "allow-no-sni", rule.AllowsNoServerName);
        AddFlag(text, "private", rule.AllowsPrivate);
        AddNumber(text, "upload", rule.UploadLimit);
        AddNumber(text, "download", rule.DownloadLimit);
        AddNumber(text, "connections", rule.ConnectionLimit);
        return text.ToString();
    }

    private static void AddList(StringBuilder text, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            text.Append(' ').Append(key).Append('=').AppendJoin(',', values);
    }

    private static void AddFlag(StringBuilder text, string key, bool isSet)
    {
        if (isSet)
            text.Append(' ').Append(key);
    }

    private static void AddNumber(StringBuilder text, string key, long? value)
    {
        if (value is { } number)
            text.Append(' ').Append(key).Append('=').Append(number);
    }
}
