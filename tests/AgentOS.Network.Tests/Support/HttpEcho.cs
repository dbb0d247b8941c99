using System.Net.Sockets;
using System.Text;
using AgentOS.Network.Http;

namespace AgentOS.Network.Tests.Support;

/// <summary>A server whose answers are what it was asked: request line, header and body.</summary>
internal static class HttpEcho
{
    public static async Task ServeAsync(NetworkStream stream)
    {
        using HttpReader reader = new(stream);
        while (await reader.ReadRequestAsync(default) is { } request)
        {
            BodyReader body = new(reader, request.Framing);
            StringBuilder text = new(Encoding.Latin1.GetString(request.ToBytes()));
            while ((await body.ReadAsync(default)) is { IsEmpty: false } data)
                text.Append(Encoding.Latin1.GetString(data.Span));
            if (request.Header["Upgrade"] == "websocket")
            {
                await stream.WriteAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"u8.ToArray());
                await stream.CopyToAsync(stream);
                return;
            }

            string answer = text.ToString();
            await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\n\r\n{(request.Method == "HEAD" ? "" : answer)}"));
        }
    }
}
