using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Connections;

/// <summary>One connection with call ids: any number of calls at a time, answers as they come. Thread-safe.</summary>
internal sealed class KernelChannel : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly FrameSender _sender;
    private readonly FrameReceiver _receiver;
    private readonly ConcurrentDictionary<uint, PendingCall> _pending = new();
    private readonly Channel<byte[]> _events = Channel.CreateUnbounded<byte[]>();
    private readonly Task _receiving;
    private uint _lastId;
    private volatile bool _isOver;

    private KernelChannel(Socket socket, FrameReceiver receiver, HelloAnswer welcome)
    {
        _socket = socket;
        _sender = new FrameSender(socket);
        _receiver = receiver;
        Welcome = welcome;
        _receiving = ReceiveAsync();
    }

    /// <summary>What HELLO answered.</summary>
    public HelloAnswer Welcome { get; }

    /// <summary>Events that came by themselves.</summary>
    public ChannelReader<byte[]> Events => _events.Reader;

    /// <summary>Connects and agrees on call ids, streams and events.</summary>
    public static async Task<KernelChannel> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // By the directory's descriptor: the path may be longer than the 107 bytes an address takes (unix(7)).
            using PinnedPath directory = PinnedPath.Open(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
            await socket.ConnectAsync(new UnixDomainSocketEndPoint($"{directory.Link}/{Path.GetFileName(path)}"), cancellationToken).ConfigureAwait(false);
            FrameReceiver receiver = new(socket);
            byte[] hello = Payload.Write(HelloRequest.Everything, ClientJson.Default.HelloRequest);
            await new FrameSender(socket).SendAsync(0, Opcode.Hello, hello, default).ConfigureAwait(false);
            (KernelHeader _, byte[] answer) = await receiver.ReceiveAsync(cancellationToken).ConfigureAwait(false) ?? throw new SocketException((int)SocketError.ConnectionReset);
            Payload.ThrowIfFailed(answer);
            return new KernelChannel(socket, receiver, Payload.Read(answer, ClientJson.Default.HelloAnswer));
        }
        catch (Exception failure) when (failure is SocketException or LinuxException or ArgumentOutOfRangeException)
        {
            socket.Dispose();
            throw new AgentOSException(ClientErrors.NoKernel, "connect to", path, failure.Message, failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Calls, and waits for the answer.</summary>
    /// <param name="opcode">What.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="attachment">Bytes after the payload; null is none.</param>
    /// <param name="parts">Hears of the CHUNK frames before the answer; null when there are none.</param>
    /// <param name="cancellationToken">Has the kernel give the call up (CANCEL); the wait ends at once.</param>
    /// <returns>The answer's payload.</returns>
    /// <exception cref="AgentOSException">The call failed, with the kernel's code; or the connection is over.</exception>
    public async Task<byte[]> CallAsync(
        Opcode opcode, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte>? attachment, ChannelWriter<byte[]>? parts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        uint id = NextId();
        PendingCall call = new(parts);
        _pending[id] = call;
        try
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            await _sender.SendAsync(id, opcode, payload, attachment).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            _pending.TryRemove(id, out _);
            throw new AgentOSException(ClientErrors.Disconnected, "call", opcode.ToString(), failure.Message, failure);
        }

        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(_ => Cancel(id, call, cancellationToken), null);
        byte[] answer = await call.Answer.ConfigureAwait(false);
        Payload.ThrowIfFailed(answer);
        return answer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        _socket.Dispose();
        await _receiving.ConfigureAwait(false);
    }

    // 0 is the tag of events.
    private uint NextId()
    {
        uint id = Interlocked.Increment(ref _lastId);
        return id == 0 ? Interlocked.Increment(ref _lastId) : id;
    }

    private void Cancel(uint id, PendingCall call, CancellationToken cancellationToken)
    {
        if (!call.Cancel(cancellationToken))
            return;
        byte[] payload = Payload.Write(new CancelRequest(id), ClientJson.Default.CancelRequest);
        // Nobody waits for this answer; a connection that has failed is seen by the receiving side.
        _ = _sender.SendAsync(NextId(), Opcode.Cancel, payload, default).ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
    }

    private async Task ReceiveAsync()
    {
        Exception? reason = null;
        try
        {
            while (await _receiver.ReceiveAsync(CancellationToken.None).ConfigureAwait(false) is { } frame)
                Deliver(frame.Header, frame.Payload);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or AgentOSException)
        {
            reason = failure;
        }

        _isOver = true;
        _events.Writer.TryComplete();
        foreach (uint id in _pending.Keys)
        {
            if (_pending.TryRemove(id, out PendingCall? call))
                call.Fail(new AgentOSException(ClientErrors.Disconnected, "wait for", "an answer", reason?.Message, reason));
        }
    }

    private void Deliver(KernelHeader header, byte[] payload)
    {
        if (header.Opcode == Opcode.Event)
            _events.Writer.TryWrite(payload);
        else if (header.Opcode == Opcode.Chunk && _pending.TryGetValue(header.Tag, out PendingCall? partial))
            partial.Add(payload);
        else if (_pending.TryRemove(header.Tag, out PendingCall? call))
            call.Complete(payload);
    }
}
