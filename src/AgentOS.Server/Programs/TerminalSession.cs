using System.Net.WebSockets;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Programs;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Server.Programs;

/// <summary>
/// A live program over one WebSocket. Binary messages of the client are its input, those of the server its output behind one byte that says which stream; everything
/// else is JSON text. Whoever goes away ends the program with everything it started.
/// </summary>
internal sealed class TerminalSession(WebSocket socket, ISandboxes sandboxes, JsonSerializerOptions json)
{
    private const byte Output = 1, Error = 2;
    private const int LargestMessage = 1 << 20, PartBytes = 32 * 1024 + 1;
    private const int LastSignal = 64;

    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(10);

    private readonly byte[] _part = new byte[PartBytes];

    /// <summary>Runs the program the client's first message names.</summary>
    /// <param name="id">In which sandbox.</param>
    /// <param name="gone">The connection was lost.</param>
    /// <exception cref="AgentOSException">It cannot be started.</exception>
    public async Task RunAsync(string id, CancellationToken gone)
    {
        if (await ReceiveAsync(gone) is not { Type: WebSocketMessageType.Text } first)
            throw new AgentOSException(ServerErrors.BadRequest, "start a program", "", "the first message says which, as JSON text");
        await using SandboxProgram program = await sandboxes.StartProgramAsync(id, Parse<TerminalStart>(first.Data).ToRequest());
        await TellAsync(new ExecEvent("started"), gone);
        using CancellationTokenSource left = CancellationTokenSource.CreateLinkedTokenSource(gone);
        Task obeying = ObeyAsync(program, left);
        try
        {
            SandboxExit exit = await program.FollowAsync(part => SendAsync(Output, part, left.Token), part => SendAsync(Error, part, left.Token), left.Token);
            await TellAsync(new ExecEvent("exit") { ExitCode = exit.ExitCode, Signal = exit.Signal }, gone);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", gone);
            // Until the client has taken it all and closes, too: to stop listening would throw away what it has not read.
            await obeying.WaitAsync(s_farewell, gone);
        }
        finally
        {
            program.EndTree();
            await left.CancelAsync();
            await obeying;
        }
    }

    private async Task ObeyAsync(SandboxProgram program, CancellationTokenSource left)
    {
        try
        {
            while (await ReceiveAsync(left.Token) is { } message)
                await ObeyAsync(program, message, left.Token);
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or IOException or JsonException or AgentOSException)
        {
            // It is gone, or talks nonsense, which is the same to its program.
        }

        await left.CancelAsync();
    }

    private async Task ObeyAsync(SandboxProgram program, Message message, CancellationToken left)
    {
        if (message.Type == WebSocketMessageType.Binary)
        {
            await WriteAsync(program, message.Data, left);
            return;
        }

        TerminalMessage told = Parse<TerminalMessage>(message.Data);
        switch (told.Type)
        {
            case "resize":
                program.Resize(new WindowSize(told.Rows, told.Cols));
                break;
            case "signal" when told.Signal is >= 1 and <= LastSignal:
                program.Signal(told.Signal);
                break;
            case "eof":
                await program.Input.DisposeAsync();
                break;
            default:
                throw new AgentOSException(ServerErrors.BadRequest, "understand message", told.Type);
        }
    }

    private static async Task WriteAsync(SandboxProgram program, ReadOnlyMemory<byte> keys, CancellationToken left)
    {
        try
        {
            await program.Input.WriteAsync(keys, left);
        }
        catch (IOException)
        {
            // It does not read any more; that it has ended is told by its end.
        }
    }

    // A client that does not read makes the program wait: the next part is read when this is done.
    private async ValueTask SendAsync(byte stream, ReadOnlyMemory<byte> part, CancellationToken left)
    {
        _part[0] = stream;
        part.CopyTo(_part.AsMemory(1));
        await socket.SendAsync(_part.AsMemory(0, part.Length + 1), WebSocketMessageType.Binary, endOfMessage: true, left);
    }

    private ValueTask TellAsync(ExecEvent happened, CancellationToken gone) =>
        socket.SendAsync(EventWriter.Serialize(happened), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, gone);

    private async Task<Message?> ReceiveAsync(CancellationToken left)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[PartBytes];
        while (true)
        {
            ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), left);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Write(buffer, 0, received.Count);
            if (whole.Length > LargestMessage)
                throw new AgentOSException(ServerErrors.TooLarge, "take a message", "");
            if (received.EndOfMessage)
                return new Message(received.MessageType, whole.ToArray());
        }
    }

    private T Parse<T>(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize<T>(data.Span, json) ?? throw new AgentOSException(ServerErrors.BadRequest, "understand message", "null");

    private sealed record Message(WebSocketMessageType Type, ReadOnlyMemory<byte> Data);
}
