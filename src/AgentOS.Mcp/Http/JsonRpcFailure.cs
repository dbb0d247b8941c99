using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Http;

/// <summary>A refusal before any session sees the request.</summary>
internal static class JsonRpcFailure
{
    /// <summary>JSON-RPC: the server's own range.</summary>
    public const int Refused = -32000;

    /// <summary>What the SDKs answer for a session that is over.</summary>
    public const int NoSession = -32001;

    public static Task SendAsync(HttpResponse response, int status, string message, CancellationToken cancellationToken) =>
        SendAsync(response, status, Refused, message, cancellationToken);

    public static Task SendAsync(HttpResponse response, int status, int code, string message, CancellationToken cancellationToken)
    {
        JsonRpcError error = new() { Error = new JsonRpcErrorDetail { Code = code, Message = message } };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(error, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)));
        return response.SendAsync(status, "application/json", body, cancellationToken);
    }
}
