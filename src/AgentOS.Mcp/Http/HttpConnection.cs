using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOS.Mcp.Http;

/// <summary>One connection: requests one after the other.</summary>
internal sealed class HttpConnection(TcpClient client, Func<HttpRequest, HttpResponse, Task> answer)
{
    /// <summary>Serves until the client has left.</summary>
    public async Task ServeAsync(CancellationToken ending)
    {
        client.NoDelay = true;
        NetworkStream stream = client.GetStream();
        HttpRequestReader reader = new(stream);
        HttpClientEnd ends = new((IPEndPoint)client.Client.RemoteEndPoint!, (IPEndPoint)client.Client.LocalEndPoint!);
        try
        {
            while (await reader.ReadAsync(ending).ConfigureAwait(false) is var (method, path, headers, body))
            {
                using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(ending);
                using CancellationTokenSource answered = CancellationTokenSource.CreateLinkedTokenSource(ending);
                Task watching = reader.HasMore ? Task.CompletedTask : WatchAsync(gone, answered.Token);
                await answer(new HttpRequest(method, path, headers, body, ends, gone.Token), new HttpResponse(stream)).ConfigureAwait(false);
                await answered.CancelAsync().ConfigureAwait(false);
                await watching.ConfigureAwait(false);
                if (headers.TryGetValue("Connection", out string? wish) && string.Equals(wish, "close", StringComparison.OrdinalIgnoreCase))
                    return;
            }
        }
        catch (HttpParseException problem)
        {
            HttpResponse response = new(stream);
            response.Add("Connection", "close");
            await response.SendAsync(problem.Status, "text/plain", Encoding.UTF8.GetBytes(problem.Message + "\n"), ending).ConfigureAwait(false);
        }
    }

    // A read of nothing ends when something can be read: the next request, or the end.
    private async Task WatchAsync(CancellationTokenSource gone, CancellationToken answered)
    {
        try
        {
            await client.GetStream().ReadAsync(Memory<byte>.Empty, answered).ConfigureAwait(false);
            if (client.Client.Poll(0, SelectMode.SelectRead) && client.Client.Available == 0)
                await gone.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Answered first.
        }
        catch (IOException)
        {
            await gone.CancelAsync().ConfigureAwait(false);
        }
    }
}
