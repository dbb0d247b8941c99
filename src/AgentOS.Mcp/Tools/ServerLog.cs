using System.Text.Json;
using AgentOS.Mcp.Server;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Tools;

/// <summary>Messages to the client's log, when the client asked for them.</summary>
internal static class ServerLog
{
    public static async Task WarnAsync(McpServer server, string message)
    {
        if (server.LoggingLevel is not { } level || level > LoggingLevel.Warning)
            return;
        LoggingMessageNotificationParams notice = new() { Level = LoggingLevel.Warning, Logger = ServerFactory.Name, Data = JsonSerializer.SerializeToElement(message, McpJson.Default.String) };
        await server.SendNotificationAsync(NotificationMethods.LoggingMessageNotification, notice).ConfigureAwait(false);
    }
}
