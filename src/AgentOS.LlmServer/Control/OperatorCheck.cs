using System.Net.Sockets;
using AgentOS.Linux;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.LlmServer.Control;

/// <summary>Whether a connection is an operator's: of the same user or root, in this process' own user namespace. A socket that became visible inside a sandbox opens nothing.</summary>
internal static class OperatorCheck
{
    public static bool Passes(ConnectionContext connection)
    {
        Socket? socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (socket is null)
            return false;
        using SafeFileHandle handle = new(socket.Handle, ownsHandle: false);
        PeerCredentials peer = PeerCredentials.Of(handle);
        return (peer.UserId == 0 || peer.UserId == FileOwner.CurrentUserId) && peer.SharesUserNamespace();
    }
}
