using System.Text.Json;
using AgentOS.Store.Ooze;

namespace AgentOS.Store.Pipes;

/// <summary>Writes messages as an agent does: one line each, whole, whoever writes at the same time.</summary>
/// <param name="output">Where to.</param>
public sealed class MessageWriter(Stream output)
{
    private readonly Lock _lock = new();

    /// <summary>Writes a message.</summary>
    /// <param name="message">It.</param>
    /// <param name="id">The question under way: whose id a message without one is given.</param>
    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write(AgentMessage message, string? id) => Write(message switch
    {
        AgentMessage.Ready => new MessageLine { Type = "ready" },
        AgentMessage.Response response => new MessageLine { Type = "response", Content = response.Content, MessageId = response.MessageId ?? id, Done = response.IsLast },
        AgentMessage.Activity activity => new MessageLine
        {
            Type = "activity", Tool = activity.Tool, Description = activity.Description, MessageId = activity.MessageId ?? id, SessionId = activity.SessionId,
        },
        AgentMessage.Failure failure => new MessageLine { Type = "error", Error = failure.Error, MessageId = failure.MessageId ?? id },
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    });

    /// <summary>Writes a failure of the host's.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="code">Its entry of the error catalogue.</param>
    /// <exception cref="IOException">Nobody reads.</exception>
    public void WriteFailure(string message, string code) => Write(new MessageLine { Type = "error", Error = message, Code = code });

    private void Write(MessageLine message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, PipeJson.Default.MessageLine), (byte)'\n'];
        lock (_lock)
        {
            output.Write(line);
            output.Flush();
        }
    }
}
