using System.Collections.Concurrent;
using System.Text.Json;
using AgentOS.Mcp.Server;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Http;

/// <summary>
/// The streamable HTTP transport's one address. Clients of revisions with sessions get one by initialize; those of revisions without are served
/// request by request.
/// </summary>
internal sealed class McpEndpoint(ServerFactory servers, TimeProvider time) : IAsyncDisposable
{
    private const string Path = "/mcp";
    private const string SessionHeader = "Mcp-Session-Id", VersionHeader = "MCP-Protocol-Version";
    private const string EventStream = "text/event-stream", Json = "application/json";

    // The first revision without sessions; revisions are dates, so they compare as text.
    private const string FirstSessionless = "2026-07-28";

    // Beyond it the session that was not used for the longest time goes.
    private const int MostSessions = 256;

    private static readonly string[] s_versions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", FirstSessionless];

    private readonly ConcurrentDictionary<string, McpSessionEntry> _sessions = new(StringComparer.Ordinal);

    public Task AnswerAsync(HttpRequest request, HttpResponse response)
    {
        if (request.Path != Path)
            return response.SendAsync(404, request.Gone);
        if (request.Header(VersionHeader) is { Length: > 0 } version && !s_versions.Contains(version, StringComparer.Ordinal))
            return JsonRpcFailure.SendAsync(response, 400, $"Bad Request: the protocol version {version} is not supported", request.Gone);
        return request.Method switch
        {
            "POST" => PostAsync(request, response),
            "GET" => GetAsync(request, response),
            "DELETE" => DeleteAsync(request, response),
            _ => RefuseMethodAsync(request, response),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (McpSessionEntry session in _sessions.Values)
            await session.DisposeAsync().ConfigureAwait(false);
    }

    private async Task PostAsync(HttpRequest request, HttpResponse response)
    {
        if (!Accepts(request, Json) || !Accepts(request, EventStream))
        {
            await JsonRpcFailure.SendAsync(response, 406, "Not Acceptable: accept both application/json and text/event-stream", request.Gone).ConfigureAwait(false);
            return;
        }

        if (!request.Header("Content-Type").StartsWith(Json, StringComparison.OrdinalIgnoreCase))
        {
            await JsonRpcFailure.SendAsync(response, 415, "Unsupported Media Type: send application/json", request.Gone).ConfigureAwait(false);
            return;
        }

        if (Parse(request.Body) is not { } message)
        {
            await JsonRpcFailure.SendAsync(response, 400, (int)McpErrorCode.ParseError, "Parse error: the body is not one JSON-RPC message", request.Gone).ConfigureAwait(false);
            return;
        }

        message.Context = new JsonRpcMessageContext { ProtocolVersion = request.Header(VersionHeader) is { Length: > 0 } version ? version : null };
        if (IsSessionless(request))
            await AnswerAloneAsync(message, request, response).ConfigureAwait(false);
        else if (await FindAsync(message, request, response).ConfigureAwait(false) is { } session)
            await AnswerAsync(session.Transport, message, request, response).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpRequest request, HttpResponse response)
    {
        if (!Accepts(request, EventStream))
        {
            await JsonRpcFailure.SendAsync(response, 406, "Not Acceptable: accept text/event-stream", request.Gone).ConfigureAwait(false);
            return;
        }

        if (IsSessionless(request))
        {
            await RefuseMethodAsync(request, response).ConfigureAwait(false);
            return;
        }

        if (await FindAsync(null, request, response).ConfigureAwait(false) is not { } session)
            return;
        CancellationToken over = session.BeginListening(request.Gone);
        Stream body = await response.BeginAsync(200, EventStream, request.Gone).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            try
            {
                await session.Transport.HandleGetRequestAsync(body, over).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // The client has gone, or listens elsewhere now.
            }
        }
    }

    private async Task DeleteAsync(HttpRequest request, HttpResponse response)
    {
        if (await FindAsync(null, request, response).ConfigureAwait(false) is not { } session)
            return;
        if (_sessions.TryRemove(request.Header(SessionHeader), out _))
            await session.DisposeAsync().ConfigureAwait(false);
        await response.SendAsync(200, request.Gone).ConfigureAwait(false);
    }

    private async Task<McpSessionEntry?> FindAsync(JsonRpcMessage? message, HttpRequest request, HttpResponse response)
    {
        string id = request.Header(SessionHeader);
        if (id.Length == 0 && message is JsonRpcRequest { Method: RequestMethods.Initialize })
            return await BeginAsync(response).ConfigureAwait(false);
        if (id.Length == 0)
        {
            await JsonRpcFailure.SendAsync(response, 400, "Bad Request: the header Mcp-Session-Id is missing; sessions begin with initialize", request.Gone).ConfigureAwait(false);
            return null;
        }

        if (!_sessions.TryGetValue(id, out McpSessionEntry? session))
        {
            await JsonRpcFailure.SendAsync(response, 404, JsonRpcFailure.NoSession, "Session not found", request.Gone).ConfigureAwait(false);
            return null;
        }

        session.LastUsed = time.GetTimestamp();
        return session;
    }

    private async Task<McpSessionEntry> BeginAsync(HttpResponse response)
    {
        // 122 bits from the system's generator; RandomNumberGenerator needs libssl on the machine.
        string id = Guid.NewGuid().ToString("N");
        StreamableHttpServerTransport transport = new() { SessionId = id };
        McpSessionEntry session = new(transport, servers.Create(transport), servers.Forget) { LastUsed = time.GetTimestamp() };
        _sessions[id] = session;
        response.Add(SessionHeader, id);
        if (_sessions.Count > MostSessions && _sessions.MinBy(entry => entry.Value.LastUsed) is var (oldest, _) && _sessions.TryRemove(oldest, out McpSessionEntry? unused))
            await unused.DisposeAsync().ConfigureAwait(false);
        return session;
    }

    private async Task AnswerAloneAsync(JsonRpcMessage message, HttpRequest request, HttpResponse response)
    {
        StreamableHttpServerTransport transport = new() { Stateless = true };
        McpSessionEntry session = new(transport, servers.Create(transport), servers.Forget);
        await using (session.ConfigureAwait(false))
            await AnswerAsync(transport, message, request, response).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(StreamableHttpServerTransport transport, JsonRpcMessage message, HttpRequest request, HttpResponse response)
    {
        PostBody body = new(response, request.Gone);
        await using (body.ConfigureAwait(false))
        {
            bool hasAnswered = await transport.HandlePostRequestAsync(message, body, body.ChooseStatus, request.Gone).ConfigureAwait(false);
            if (!hasAnswered && !response.HasBegun)
                await response.SendAsync(202, request.Gone).ConfigureAwait(false);
        }
    }

    private static Task RefuseMethodAsync(HttpRequest request, HttpResponse response)
    {
        response.Add("Allow", "GET, POST, DELETE");
        return response.SendAsync(405, request.Gone);
    }

    private static bool IsSessionless(HttpRequest request) =>
        request.Header(SessionHeader).Length == 0 && string.CompareOrdinal(request.Header(VersionHeader), FirstSessionless) >= 0;

    private static bool Accepts(HttpRequest request, string type) =>
        request.Header("Accept").Split(',').Select(item => item.Split(';')[0].Trim())
            .Any(item => item.Equals(type, StringComparison.OrdinalIgnoreCase) || item == "*/*" || item.Equals(type.Split('/')[0] + "/*", StringComparison.OrdinalIgnoreCase));

    private static JsonRpcMessage? Parse(byte[] body)
    {
        try
        {
            return (JsonRpcMessage?)JsonSerializer.Deserialize(body, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
