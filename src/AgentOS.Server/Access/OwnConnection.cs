using System.Net;
using AgentOS.Linux;
using AgentOS.Linux.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Access;

/// <summary>Whether a connection was made on this machine by the user who runs the server, or root: the kernel knows whose its other end is (sock_diag(7)).</summary>
internal sealed class OwnConnection : IDisposable
{
    private readonly ConnectionDiagnostics _connections = new(ConnectionDiagnostics.Open());

    /// <summary>Whether it is; false when that cannot be known.</summary>
    public bool IsOfThisUser(ConnectionInfo connection)
    {
        if (connection is not { RemoteIpAddress: { } remote, LocalIpAddress: { } local } || !IPAddress.IsLoopback(remote))
            return false;
        try
        {
            uint? owner = _connections.FindOwner(new IPEndPoint(remote, connection.RemotePort), new IPEndPoint(local, connection.LocalPort));
            return owner is { } user && (user == 0 || user == FileOwner.CurrentUserId);
        }
        catch (LinuxException)
        {
            return false;
        }
    }

    public void Dispose() => _connections.Dispose();
}
