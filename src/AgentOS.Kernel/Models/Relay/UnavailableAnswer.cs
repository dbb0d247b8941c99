using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Kernel.Models.Relay;

/// <summary>What a program is told whose question cannot be brought to the gateway: a failure its client shows.</summary>
internal static class UnavailableAnswer
{
    public static async Task SendAsync(Socket program, AgentOSException failure, CancellationToken cancellationToken)
    {
        string message = JsonEncodedText.Encode($"{failure.Message}. {failure.Definition.Remedy}").ToString();
        string body = $"{{\"error\":{{\"message\":\"{message}\",\"type\":\"server_error\",\"code\":\"{failure.Definition.Code}\"}}}}";
        byte[] answer = Encoding.UTF8.GetBytes(
            $"HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\ncontent-length: {Encoding.UTF8.GetByteCount(body)}\r\nconnection: close\r\n\r\n{body}");
        try
        {
            await program.SendAsync(answer.AsMemory(), cancellationToken).ConfigureAwait(false);
            program.Shutdown(SocketShutdown.Send);
            // What the program still sends is read away: closing before would make the answer unreadable (tcp(7), RST).
            byte[] rest = new byte[4096];
            while (await program.ReceiveAsync(rest.AsMemory(), cancellationToken).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            // It did not wait.
        }
    }
}
