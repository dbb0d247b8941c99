using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol.Links;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Trees;

/// <summary>Carries the FUSE messages of one tree between the link and whoever serves the tree, whole.</summary>
internal sealed class TreeRelay : ILinkChannel
{
    // The longest reply: the largest transfer and its header.
    private const int Room = 1024 * 1024 + 4096;

    private readonly Link _link;
    private readonly uint _channel;
    private readonly SafeFileHandle _messages;

    private TreeRelay(Link link, uint channel, SafeFileHandle messages)
    {
        _link = link;
        _channel = channel;
        _messages = messages;
    }

    /// <summary>Begins.</summary>
    public static void Start(Link link, uint channel, CallbackSource tree)
    {
        (SafeFileHandle ours, SafeFileHandle theirs) = UnixSocket.CreatePacketPair();
        TreeRelay relay = new(link, channel, ours);
        link.Attach(channel, relay);
        tree.Serve!(theirs);
        new Thread(relay.CarryReplies, maxStackSize: 256 * 1024) { IsBackground = true, Name = "tree" }.Start();
    }

    /// <inheritdoc/>
    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload) => _ = DescriptorIo.Write(_messages, payload, out _);

    /// <inheritdoc/>
    public void End() => UnixSocket.Shutdown(_messages);

    private void CarryReplies()
    {
        using (_messages)
        {
            byte[] reply = new byte[Room];
            try
            {
                while (true)
                {
                    Errno error = DescriptorIo.Read(_messages, reply, out int count);
                    if (error == Errno.EINTR)
                        continue;
                    if (error != Errno.None || count == 0)
                        return;
                    _link.Send(_channel, LinkKind.Packet, reply.AsSpan(0, count));
                }
            }
            catch (LinuxException)
            {
                // The machine is gone.
            }
        }
    }
}
