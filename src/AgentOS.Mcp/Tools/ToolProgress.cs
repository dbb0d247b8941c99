using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp.Tools;

/// <summary>Sends what a call has come to as progress notifications, in order.</summary>
internal sealed class ToolProgress(McpServer server, ProgressToken token) : IProgress<string>
{
    private readonly Lock _lock = new();
    private Task _sent = Task.CompletedTask;
    private float _progress;

    public void Report(string value)
    {
        lock (_lock)
        {
            // The protocol demands that it grows; what it counts is the server's affair: characters of output.
            _progress += value.Length;
            _sent = SendAfterAsync(_sent, new ProgressNotificationValue { Progress = _progress, Message = value });
        }
    }

    /// <summary>Ends when all of them have left: none may follow the result.</summary>
    public Task FlushAsync()
    {
        lock (_lock)
            return _sent;
    }

    private async Task SendAfterAsync(Task previous, ProgressNotificationValue value)
    {
        await previous.ConfigureAwait(false);
        try
        {
            await server.NotifyProgressAsync(token, value).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client has left; its call is cancelled elsewhere.
        }
    }
}
