using System.Net.Sockets;

namespace AgentOS.Network.Capture;

/// <summary>Accepts connections of one listening socket and carries each, as many at a time as come.</summary>
internal sealed class Listener : IDisposable
{
    // When the process is out of descriptors, accepting fails at once, again and again.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly Socket _socket;
    private readonly Func<Socket, Task> _carry;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _most;
    private int _carried;

    /// <param name="handle">Listens already.</param>
    /// <param name="carry">Carries one connection, which is closed afterwards.</param>
    /// <param name="most">How many at a time; those that are refused count while they are told so.</param>
    /// <param name="time">The clock.</param>
    public Listener(SafeSocketHandle handle, Func<Socket, Task> carry, int most, TimeProvider time)
    {
        (_socket, _carry, _most, _time) = (new Socket(handle), carry, most, time);
        _ = AcceptAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stopping = _stopping.Token;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Socket accepted = await _socket.AcceptAsync(stopping).ConfigureAwait(false);
                _ = CarryAsync(accepted);
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                await Task.Delay(s_pause, _time, CancellationToken.None).ConfigureAwait(false);
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // The client gave up before it was accepted.
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket accepted)
    {
        using (accepted)
        {
            try
            {
                if (Interlocked.Increment(ref _carried) <= _most)
                    await _carry(accepted).ConfigureAwait(false);
                else
                    accepted.Close(0);
            }
            catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // It went away while it was refused or answered.
                accepted.Close(0);
            }
            finally
            {
                Interlocked.Decrement(ref _carried);
            }
        }
    }
}
