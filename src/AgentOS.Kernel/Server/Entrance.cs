using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>A socket callers connect to. Which socket it is says who they are: an agent's own is seen in its sandbox only.</summary>
/// <param name="listener">The socket.</param>
/// <param name="identify">Says who a new connection is.</param>
/// <param name="close">Has it closed on the reactor's thread.</param>
internal sealed class Entrance(UnixListener listener, Func<SafeFileHandle, OutgoingFrames, Caller> identify, Action<Entrance> close) : IDisposable
{
    /// <summary>Readable when somebody waits to be let in.</summary>
    public SafeFileHandle Descriptor { get; } = listener.Poll();

    /// <summary>Where it is.</summary>
    public string Path => listener.Path;

    /// <summary>Lets one caller in, if somebody waits.</summary>
    public Errno TryAccept(out SafeFileHandle? socket) => listener.TryAccept(out socket);

    /// <summary>Who somebody is who came in here.</summary>
    public Caller Identify(SafeFileHandle socket, OutgoingFrames frames) => identify(socket, frames);

    /// <summary>Lets nobody in any more; those who are inside stay.</summary>
    public void Dispose() => close(this);

    /// <summary>Closes the socket; on the reactor's thread, or after its end.</summary>
    public void Release() => listener.Dispose();
}
