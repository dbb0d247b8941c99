using System.Net.Sockets;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>Listeners at the paths of well-known host services, so that a sandbox would find them if it could. Existing services are left alone.</summary>
internal sealed class ServiceSockets : IDisposable
{
    private static readonly string[] Paths =
        ["/run/docker.sock", "/run/containerd/containerd.sock", "/run/dbus/system_bus_socket", "/run/systemd/private", "/run/systemd/notify", "/tmp/.X11-unix/X0"];

    private readonly Stack<Action> _undo = new();

    public ServiceSockets()
    {
        if (Privileges.IsRoot)
        {
            foreach (string path in Paths.Where(path => !Path.Exists(path)))
                Listen(path);
        }
    }

    public void Dispose()
    {
        while (_undo.TryPop(out Action? undo))
            undo();
    }

    private void Listen(string path)
    {
        string directory = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory);
            _undo.Push(() => Directory.Delete(directory));
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        File.SetUnixFileMode(path, (UnixFileMode)0x1FF);
        socket.Listen();
        _undo.Push(() =>
        {
            socket.Dispose();
            File.Delete(path);
        });
    }
}
