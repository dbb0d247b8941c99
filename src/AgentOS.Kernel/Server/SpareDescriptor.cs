using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>
/// A descriptor in reserve. When none is left, who waits at a socket can be neither let in nor sent away, and the socket stays readable: the reactor
/// would do nothing else. Given up for a moment, it is what they are sent away with (libev's manual, "special problem of accept()ing when you can't").
/// </summary>
internal sealed class SpareDescriptor : IDisposable
{
    private const string Anything = "/dev/null";

    private SafeFileHandle? _spare = Reserve();

    /// <summary>Takes a connection and ends it.</summary>
    public void TurnAway(Entrance entrance)
    {
        _spare?.Dispose();
        _ = entrance.TryAccept(out SafeFileHandle? socket);
        socket?.Dispose();
        _spare = Reserve();
    }

    public void Dispose() => _spare?.Dispose();

    private static SafeFileHandle? Reserve()
    {
        try
        {
            return OpenFile.ForReading(Anything);
        }
        catch (LinuxException failure) when (failure.Error is Errno.EMFILE or Errno.ENFILE)
        {
            return null; // Another thread was faster; the next one that ends is tried again.
        }
    }
}
