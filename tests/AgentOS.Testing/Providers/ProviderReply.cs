using System.Net.Sockets;
using System.Text;

namespace AgentOS.Testing.Providers;

/// <summary>How a local provider answers one request. Each answer ends its connection.</summary>
public sealed class ProviderReply(NetworkStream stream)
{
    /// <summary>A whole answer.</summary>
    public async Task SendAsync(int status, string body, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        await BeginAsync(status, contentType, headers);
        await WriteAsync(body);
    }

    /// <summary>The head of an answer whose body comes in pieces, until the connection ends.</summary>
    public Task BeginAsync(int status = 200, string contentType = "text/event-stream", params (string Name, string Value)[] headers) => WriteAsync(
        $"HTTP/1.1 {status} Status\r\ncontent-type: {contentType}\r\nconnection: close\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");

    /// <summary>A piece.</summary>
    public async Task WriteAsync(string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        await stream.FlushAsync();
    }

    /// <summary>Waits until whoever asked has closed the connection.</summary>
    public async Task WaitUntilGoneAsync()
    {
        try
        {
            byte[] rest = new byte[256];
            while (await stream.ReadAsync(rest) > 0)
            {
            }
        }
        catch (IOException)
        {
            // That is the end, too.
        }
    }
}
