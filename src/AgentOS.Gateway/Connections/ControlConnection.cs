using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Errors;

namespace AgentOS.Gateway.Connections;

/// <summary>A connection to the gateway's control socket: one request, any number of lines back.</summary>
public sealed class ControlConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly StreamReader _lines;

    private ControlConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _lines = new StreamReader(_stream, Encoding.UTF8);
    }

    /// <summary>Connects.</summary>
    /// <returns>Null when no gateway runs there.</returns>
    public static async Task<ControlConnection?> TryConnectAsync(GatewayPlace place, CancellationToken cancellationToken = default)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(place.ControlSocket), cancellationToken).ConfigureAwait(false);
            return new ControlConnection(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends the request.</summary>
    /// <param name="request">What.</param>
    /// <param name="body">What follows its line.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task SendAsync(ControlRequest request, ReadOnlyMemory<byte> body = default, CancellationToken cancellationToken = default)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Default.ControlRequest);
        byte[] message = [.. line, (byte)'\n', .. body.Span];
        try
        {
            await _stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new AgentOSException(GatewayErrors.Gone, "ask the gateway for", request.Op, failure.Message, failure);
        }
    }

    /// <summary>Reads the next line.</summary>
    /// <returns>Null at the end.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await _lines.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Reads the line that says whether the request was understood.</summary>
    /// <exception cref="AgentOSException">It was not.</exception>
    public async Task<ControlReply> ReadReplyAsync(string op, CancellationToken cancellationToken = default)
    {
        string line = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw new AgentOSException(GatewayErrors.Gone, "ask the gateway for", op);
        ControlReply reply = JsonSerializer.Deserialize(line, ControlJson.Default.ControlReply)!;
        return reply.Success ? reply : throw AgentOSException.Reported(reply.Code ?? "", reply.Error ?? "", reply.Remedy ?? "");
    }

    /// <summary>Asks for a report.</summary>
    /// <exception cref="AgentOSException">The gateway has none of that name, or ended.</exception>
    public Task<T> AskAsync<T>(string report, JsonTypeInfo<T> shape, CancellationToken cancellationToken = default) =>
        AskAsync(new ControlRequest { Op = report }, shape, cancellationToken);

    /// <summary>Asks for a report, or for a change, which is answered by one.</summary>
    /// <exception cref="AgentOSException">The gateway refuses it, or ended.</exception>
    public async Task<T> AskAsync<T>(ControlRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken = default)
    {
        await SendAsync(request, default, cancellationToken).ConfigureAwait(false);
        ControlReply reply = await ReadReplyAsync(request.Op, cancellationToken).ConfigureAwait(false);
        return reply.Report!.Value.Deserialize(shape)!;
    }

    /// <summary>Says that nothing more will be asked; what is still to come can be read.</summary>
    public void EndRequests()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The gateway has gone.
        }
    }

    /// <summary>Ends it; a thread that reads is told.</summary>
    public void Dispose()
    {
        _lines.Dispose();
        _stream.Dispose();
        _socket.Dispose();
    }
}
