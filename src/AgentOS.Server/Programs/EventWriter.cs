using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Programs;

/// <summary>Events as they happen, each sent at once: server-sent events, or a line of JSON each.</summary>
internal sealed class EventWriter
{
    private const string ServerSent = "text/event-stream", Lines = "application/x-ndjson";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpResponse _response;
    private readonly bool _isServerSent;

    private EventWriter(HttpResponse response, bool isServerSent) => (_response, _isServerSent) = (response, isServerSent);

    /// <summary>By what the client accepts; null when it wants none.</summary>
    public static EventWriter? Choose(HttpContext context)
    {
        string accepted = context.Request.Headers.Accept.ToString();
        return accepted.Contains(ServerSent, StringComparison.OrdinalIgnoreCase) ? new EventWriter(context.Response, isServerSent: true)
            : accepted.Contains(Lines, StringComparison.OrdinalIgnoreCase) ? new EventWriter(context.Response, isServerSent: false)
            : null;
    }

    /// <summary>One as JSON.</summary>
    public static byte[] Serialize(ExecEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, s_json);

    /// <summary>Sends one. A client that does not read makes its program wait.</summary>
    public async ValueTask WriteAsync(ExecEvent happened)
    {
        if (!_response.HasStarted)
        {
            _response.ContentType = _isServerSent ? ServerSent : Lines;
            _response.Headers.CacheControl = "no-store";
        }

        byte[] json = Serialize(happened);
        CancellationToken gone = _response.HttpContext.RequestAborted;
        if (_isServerSent)
            await _response.WriteAsync($"event: {happened.Type}\ndata: ", gone);
        await _response.Body.WriteAsync(json, gone);
        await _response.WriteAsync(_isServerSent ? "\n\n" : "\n", gone);
        await _response.Body.FlushAsync(gone);
    }
}
