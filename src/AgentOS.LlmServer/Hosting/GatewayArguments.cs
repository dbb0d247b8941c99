using System.Globalization;
using AgentOS.Gateway;
using AgentOS.Gateway.Starting;

namespace AgentOS.LlmServer.Hosting;

/// <summary>The command line, as <see cref="GatewayProgram"/> and <c>agentos llm serve</c> write it.</summary>
/// <param name="Place">Where it serves.</param>
/// <param name="IdleTime">How long it stays without anybody.</param>
internal sealed record GatewayArguments(GatewayPlace Place, TimeSpan IdleTime)
{
    private const string IdleOption = "--idle";

    private static readonly TimeSpan s_idleTime = TimeSpan.FromMinutes(5);

    /// <summary>Reads it.</summary>
    /// <returns>Null when it is none.</returns>
    public static GatewayArguments? TryParse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> values = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return values.TryGetValue(GatewayProgram.DirectoryOption, out string? directory) && values.TryGetValue(GatewayProgram.ConfigurationOption, out string? configuration)
            ? new GatewayArguments(new GatewayPlace(directory, configuration), IdleTimeOf(values))
            : null;
    }

    private static TimeSpan IdleTimeOf(Dictionary<string, string> values) =>
        values.TryGetValue(IdleOption, out string? text) && double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds)
            : s_idleTime;
}
