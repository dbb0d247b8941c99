using System.Text;
using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Mcp.Install;

/// <summary>TOML as Codex has it: a table <c>[mcp_servers.NAME]</c>. In it only the keys that start the server are replaced.</summary>
internal sealed class TomlServers : IConfigurationFormat
{
    private const string Servers = "mcp_servers";
    private const string Table = Servers + "." + ServerEntry.Name;

    private static readonly string[] s_own = ["command", "args"];

    public string Merge(string text, ServerEntry entry)
    {
        IReadOnlyList<TomlItem> items = TomlItem.Parse(text);
        if (items.Any(item => item.Table.Length == 0 && item.Key.Split('.')[0] == Servers))
            throw new AgentOSException(McpErrors.BadConfiguration, "read", Servers, "it is an inline table or a dotted key");
        string own = $"command = {Quote(entry.Command)}\nargs = [{string.Join(", ", entry.Arguments.Select(Quote))}]\n";
        if (!items.Any(item => item.IsHeader && item.Table == Table))
            return $"{Ended(text)}{(text.Length > 0 ? "\n" : "")}[{Table}]\n{own}";
        StringBuilder merged = new();
        foreach (TomlItem item in items.Where(item => item.Table != Table || !s_own.Contains(item.Key, StringComparer.Ordinal)))
        {
            merged.Append(item.IsHeader ? Ended(item.Text) : item.Text);
            if (item.IsHeader && item.Table == Table)
                merged.Append(own);
        }

        return merged.ToString();
    }

    private static string Ended(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";

    // A basic string of TOML escapes as JSON does.
    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
