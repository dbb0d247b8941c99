using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;

namespace AgentOS.Client.Server;

/// <summary>Requests to one server.</summary>
internal sealed class ServerRequests : IDisposable
{
    private readonly HttpClient _client;
    private readonly string? _token;

    public ServerRequests(Uri address, string? token)
    {
        _token = token;
        // Programs take as long as they take: whoever calls cancels.
        _client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The answer, whose content may still be coming.</summary>
    /// <exception cref="AgentOSException">The server refuses; or <see cref="ClientErrors.ServerUnreachable"/>.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? accept, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        HttpResponseMessage response;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw new AgentOSException(ClientErrors.ServerUnreachable, "call", $"{_client.BaseAddress}", failure.Message, failure);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw Refusal(response, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The answer's JSON.</summary>
    public async Task<T> AskAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(method, path, content, accept: null, cancellationToken).ConfigureAwait(false);
        using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(body, type, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Opens a WebSocket.</summary>
    /// <exception cref="AgentOSException">The server refuses; or <see cref="ClientErrors.ServerUnreachable"/>.</exception>
    public async Task<ClientWebSocket> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        Uri address = new(_client.BaseAddress!, path);
        ClientWebSocket socket = new();
        if (_token is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {_token}");
        try
        {
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs }.Uri, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (WebSocketException failure)
        {
            socket.Dispose();
            // Why, is only said to an ordinary request.
            (await SendAsync(HttpMethod.Get, path, null, accept: null, cancellationToken).ConfigureAwait(false)).Dispose();
            throw new AgentOSException(ClientErrors.ServerUnreachable, "call", $"{address}", failure.Message, failure);
        }
    }

    public void Dispose() => _client.Dispose();

    private static AgentOSException Refusal(HttpResponseMessage response, string text)
    {
        string status = $"http.{(int)response.StatusCode}";
        try
        {
            ServerProblem? problem = JsonSerializer.Deserialize(text, ServerJson.Default.ServerProblem);
            return AgentOSException.Reported(problem?.Code ?? status, problem?.Detail ?? problem?.Title ?? text, problem?.Try ?? "");
        }
        catch (JsonException)
        {
            return AgentOSException.Reported(status, text, "");
        }
    }
}
