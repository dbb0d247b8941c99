using System.Text.Json.Serialization;

namespace AgentOS.Mcp.Server;

/// <summary>JSON the protocol's library has no shapes for.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class McpJson : JsonSerializerContext;
