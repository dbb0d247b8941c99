using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Client.Server;

/// <summary>A live program of a sandbox, typed at and read from. Disposing it ends the program with everything it started. One reads, one writes.</summary>
public sealed class ServerTerminal : IAsyncDisposable
{
    private const byte Error = 2;
    private const int BufferBytes = 32 * 1024;

    private readonly ClientWebSocket _socket;

    private ServerTerminal(ClientWebSocket socket) => _socket = socket;

    /// <summary>How it ended, 128 and the signal's number when one ended it; null before all its output is read.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Starts a program over a connection that is open.</summary>
    /// <exception cref="AgentOSException">The server refuses.</exception>
    internal static async Task<ServerTerminal> StartAsync(ClientWebSocket socket, TerminalProgram program, CancellationToken cancellationToken)
    {
        ServerTerminal terminal = new(socket);
        try
        {
            await terminal.SendAsync(WebSocketMessageType.Text, JsonSerializer.SerializeToUtf8Bytes(program, ServerJson.Default.TerminalProgram), cancellationToken).ConfigureAwait(false);
            _ = await terminal.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            return terminal;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Types: bytes of its input.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken = default) => SendAsync(WebSocketMessageType.Binary, input, cancellationToken);

    /// <summary>Tells its terminal its size.</summary>
    public Task ResizeAsync(int rows, int columns, CancellationToken cancellationToken = default) => SayAsync(new TerminalWord("resize") { Rows = rows, Cols = columns }, cancellationToken);

    /// <summary>Sends its process group a signal.</summary>
    /// <param name="signal">1–64.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public Task SignalAsync(int signal, CancellationToken cancellationToken = default) => SayAsync(new TerminalWord("signal") { Signal = signal }, cancellationToken);

    /// <summary>Nothing more is typed: with pipes, the end of its input.</summary>
    public Task EndInputAsync(CancellationToken cancellationToken = default) => SayAsync(new TerminalWord("eof"), cancellationToken);

    /// <summary>What it writes, as it comes, until it has ended. The program waits while nobody reads.</summary>
    /// <exception cref="AgentOSException">The server refuses what it was told.</exception>
    public async IAsyncEnumerable<TerminalOutput> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (ExitCode is null)
        {
            (WebSocketMessageType type, byte[] data) = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (type == WebSocketMessageType.Text)
                ExitCode = JsonSerializer.Deserialize(data, ServerJson.Default.CommandEvent)?.ExitCode;
            else
                yield return new TerminalOutput(data[0] == Error, data.AsMemory(1));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_socket.State == WebSocketState.Open)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            // It is gone already.
        }

        _socket.Dispose();
    }

    private Task SayAsync(TerminalWord word, CancellationToken cancellationToken) =>
        SendAsync(WebSocketMessageType.Text, JsonSerializer.SerializeToUtf8Bytes(word, ServerJson.Default.TerminalWord), cancellationToken);

    private Task SendAsync(WebSocketMessageType type, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        _socket.SendAsync(data, type, endOfMessage: true, cancellationToken).AsTask();

    // A message of output, or one of text: that it runs, and that it ended.
    private async Task<(WebSocketMessageType Type, byte[] Data)> ReceiveAsync(CancellationToken cancellationToken)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[BufferBytes];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
            whole.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return received.MessageType != WebSocketMessageType.Close ? (received.MessageType, whole.ToArray()) : throw Refusal(_socket.CloseStatusDescription ?? "");
    }

    // What it says is CODE: MESSAGE.
    private static AgentOSException Refusal(string reason) => reason.IndexOf(": ", StringComparison.Ordinal) is > 0 and int end
        ? AgentOSException.Reported(reason[..end], reason[(end + 2)..], "")
        : new AgentOSException(ClientErrors.ServerUnreachable, "go on with", "the program", reason);
}
