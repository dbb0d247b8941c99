using System.Globalization;
using AgentOS.Cli.Output;
using AgentOS.Gateway.Connections;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>The gateway's status for people.</summary>
internal static class StatusText
{
    public static void Print(GatewayStatus status, TextOutput output)
    {
        (string Label, string Value)[] lines =
        [
            ("configuration", status.Configuration),
            ("not in force", status.ConfigurationError ?? ""),
            ("pid", status.ProcessId.ToString(CultureInfo.InvariantCulture)),
            ("uptime", TimeSpan.FromSeconds(Math.Floor(status.UptimeSeconds)).ToString("c", CultureInfo.InvariantCulture)),
            ("providers", string.Join(", ", status.Providers)),
            ("models", string.Join(", ", status.Models)),
            ("agents", string.Join(", ", status.Agents)),
            ("calls", string.Create(CultureInfo.InvariantCulture, $"{status.Calls} under way, {status.Finished} over")),
        ];
        int width = lines.Max(line => line.Label.Length);
        foreach ((string label, string value) in lines.Where(line => line.Value.Length > 0))
            output.WriteLine($"{label.PadRight(width)}  {output.Shown(value)}");
    }
}
