using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Who made a connection, as the kernel noted it then (SO_PEERCRED, unix(7)), in this process' namespaces.</summary>
/// <param name="ProcessId">The process; 0 when it is in a pid namespace this one does not see.</param>
/// <param name="UserId">Its effective user.</param>
/// <param name="GroupId">Its effective group.</param>
public readonly record struct PeerCredentials(int ProcessId, uint UserId, uint GroupId)
{
    private const string UserNamespace = "ns/user";

    /// <summary>Who is at the other end of an accepted connection.</summary>
    /// <param name="socket">This end.</param>
    public static unsafe PeerCredentials Of(SafeFileHandle socket)
    {
        PeerCredentials peer;
        uint length = (uint)sizeof(PeerCredentials); // struct ucred: pid, uid, gid, 32 bits each.
        SystemCall.Check(
            SocketInterop.GetOption((int)socket.DangerousGetHandle(), SocketInterop.LevelSocket, SocketInterop.PeerCredentials, &peer, &length),
            "getsockopt SO_PEERCRED");
        return peer;
    }

    /// <summary>Whether the process is in this process' own user namespace; false when that cannot be seen.</summary>
    public bool SharesUserNamespace()
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{ProcessId}/{UserNamespace}", returnFinalTarget: false)?.Name
                == File.ResolveLinkTarget($"/proc/self/{UserNamespace}", returnFinalTarget: false)?.Name;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
