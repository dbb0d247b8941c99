using AgentOS.Gateway;
using AgentOS.Gateway.Connections;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.LlmServer.Hosting;

/// <summary>The gateway's sockets, and the lock on their directory (flock(2)) that says that it is the only one.</summary>
internal sealed class GatewaySockets : IDisposable
{
    private readonly SafeFileHandle _lock;

    private GatewaySockets(SafeFileHandle held, UnixListener data, UnixListener control) => (_lock, Data, Control) = (held, data, control);

    /// <summary>Gives a socket to a server that closes it itself.</summary>
    public static ulong HandOver(UnixListener listener)
    {
        SafeFileHandle socket = listener.Poll();
        ulong descriptor = (ulong)socket.DangerousGetHandle();
        socket.SetHandleAsInvalid();
        return descriptor;
    }

    /// <summary>What programs talk to.</summary>
    public UnixListener Data { get; }

    /// <summary>What operators talk to.</summary>
    public UnixListener Control { get; }

    /// <summary>Takes a place, which must be there.</summary>
    /// <returns>Null when another gateway has it, and can be connected to.</returns>
    public static async Task<GatewaySockets?> TakeAsync(GatewayPlace place, TimeProvider clock)
    {
        // The other may have the lock and not its sockets yet, or be about to end and have its lock still: a moment each.
        using PeriodicTimer moments = new(TimeSpan.FromMilliseconds(10), clock);
        do
        {
            SafeFileHandle held = OpenFile.ForReading(place.Directory);
            if (OpenFile.TryLockExclusive(held))
                return new GatewaySockets(held, Bind(place.DataSocket), Bind(place.ControlSocket));
            held.Dispose();
            using ControlConnection? other = await ControlConnection.TryConnectAsync(place);
            if (other is not null)
                return null;
        }
        while (await moments.WaitForNextTickAsync());
        return null;
    }

    public void Dispose()
    {
        Control.Dispose();
        Data.Dispose();
        _lock.Dispose();
    }

    // What is there is of a gateway that was killed: nobody else has the lock.
    private static UnixListener Bind(string path)
    {
        File.Delete(path);
        return UnixListener.Bind(Path.GetDirectoryName(path)!, Path.GetFileName(path));
    }
}
