using System.Net;
using System.Net.Sockets;
using AgentOS.Kernel.Models.Relay;
using AgentOS.Machines.Network;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Networks;

/// <summary>What a machine's connections come to: the way to language models, and the network of names. Whatever else it says it wants is closed.</summary>
internal sealed class MachineEntrance(AgentEgress? network, ModelDoor? models) : IMachineNetwork
{
    public void Connect(SafeFileHandle connection, IPEndPoint wanted)
    {
        SafeSocketHandle socket = new(connection.DangerousGetHandle(), ownsHandle: true);
        connection.SetHandleAsInvalid();
        if (models is not null && ModelDoor.IsAt(wanted))
            models.Carry(socket);
        else if (network is not null)
            network.Carry(socket, wanted);
        else
            socket.Dispose();
    }

    public byte[]? Answer(ReadOnlyMemory<byte> question) => network?.Answer(question);
}
