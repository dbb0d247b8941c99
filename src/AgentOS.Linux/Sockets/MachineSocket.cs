using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Stream sockets between a virtual machine and its host: vsock(7).</summary>
public static unsafe class MachineSocket
{
    /// <summary>The host, as a machine sees it (VMADDR_CID_HOST).</summary>
    public const uint Host = 2;

    private const int Family = 40, AddressBytes = 16; // AF_VSOCK; struct sockaddr_vm (linux/vm_sockets.h)

    /// <summary>Connects; closed on exec.</summary>
    /// <param name="machine">The context identifier of the other side.</param>
    /// <param name="port">Its port.</param>
    /// <exception cref="LinuxException">EAFNOSUPPORT and ENODEV without a device for it, ECONNRESET when nobody listens.</exception>
    public static SafeFileHandle Connect(uint machine, uint port)
    {
        SafeFileHandle socket = new(SystemCall.Check(SocketInterop.Open(Family, SocketInterop.TypeStream | SocketInterop.CloseOnExec, 0), "socket"), ownsHandle: true);
        try
        {
            byte* address = stackalloc byte[AddressBytes];
            Span<byte> fields = new(address, AddressBytes);
            fields.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(fields, Family);
            BinaryPrimitives.WriteUInt32LittleEndian(fields[4..], port);
            BinaryPrimitives.WriteUInt32LittleEndian(fields[8..], machine);
            SystemCall.Check(SocketInterop.Connect((int)socket.DangerousGetHandle(), address, AddressBytes), "connect", $"{machine}:{port}");
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
