using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines.Network;

/// <summary>Takes the connections of one socket to the host, so many of all sockets at a time.</summary>
internal sealed class MachineListener(Link link, SafeFileHandle socket)
{
    private static readonly SemaphoreSlim s_free = new(LinkChannels.MostConnections);
    private static uint s_last = LinkChannels.FirstOfMachine;

    public static void Start(Link link, SafeFileHandle socket) =>
        new Thread(new MachineListener(link, socket).Accept, maxStackSize: 256 * 1024) { IsBackground = true, Name = "listener" }.Start();

    private void Accept()
    {
        while (true)
        {
            s_free.Wait();
            try
            {
                _ = CarryAsync(AcceptedConnection.Take(socket));
            }
            catch (LinuxException)
            {
                // It gave up, or the machine is short of something: the next one.
                s_free.Release();
                Thread.Yield();
            }
        }
    }

    private async Task CarryAsync(AcceptedConnection connection)
    {
        uint channel = Interlocked.Increment(ref s_last) | LinkChannels.FirstOfMachine;
        byte[] open = [(byte)LinkPurpose.Connection, .. ConnectionTarget.ToBytes(connection.Wanted)];
        await LinkedConnection.Start(link, channel, connection.Socket, isOurs: true, () => link.Send(channel, LinkKind.Open, open)).ConfigureAwait(false);
        s_free.Release();
    }
}
