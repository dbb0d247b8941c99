using System.Text.Json;
using AgentOS.Errors;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Tools;

/// <summary>Results as the protocol carries them: structured, and the same JSON as text for clients that know no structure.</summary>
internal static class ToolResult
{
    public static CallToolResult Of(JsonElement result) => new() { Content = [new TextContentBlock { Text = result.GetRawText() }], StructuredContent = result };

    /// <summary>A failure the model should read: what, and what to do.</summary>
    public static CallToolResult Of(AgentOSException failure) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = $"{failure.Message} ({failure.Definition.Code})\n{failure.Definition.Remedy}".TrimEnd() }],
    };
}
