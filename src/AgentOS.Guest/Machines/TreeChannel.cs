using AgentOS.Linux.Files;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines;

/// <summary>Gives the kernel the host's answers about one tree. One it does not want any more is refused, which is all right.</summary>
internal sealed class TreeChannel(SafeFileHandle device) : ILinkChannel
{
    /// <summary>What the kernel may ask with at once: FUSE_MAX_MAX_PAGES of data and its header.</summary>
    public const int LargestMessage = 1024 * 1024 + 4096;

    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload) => _ = DescriptorIo.Write(device, payload, out _);

    public void End() => device.Dispose();
}
