using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse.Coherence;

/// <summary>
/// Tells the kernel to forget what it cached. The kernel takes directory and page locks meanwhile, and their holder may be waiting
/// for an answer: so never from a thread that answers requests.
/// </summary>
internal sealed class KernelNotifier(SafeFileHandle device)
{
    private const int LargestNotification = 512;

    /// <summary>Drops an inode's attributes and its pages; pages not written back yet are written first.</summary>
    internal void InvalidateInode(long number)
    {
        Span<byte> room = stackalloc byte[LargestNotification];
        ReplyWriter message = new(room);
        message.Write(new InvalidateInode { Node = number });
        Send(ref message, NotifyCode.InvalidateInode);
    }

    /// <summary>Drops a directory entry, positive or negative.</summary>
    internal void InvalidateEntry(long parent, ReadOnlySpan<byte> name)
    {
        Span<byte> room = stackalloc byte[LargestNotification];
        ReplyWriter message = new(room);
        message.Write(new InvalidateEntry { Parent = parent, NameLength = (uint)name.Length });
        message.WriteString(name);
        Send(ref message, NotifyCode.InvalidateEntry);
    }

    /// <summary>ENOENT only says that the kernel had nothing to forget; anything else ends with the connection.</summary>
    private void Send(ref ReplyWriter message, NotifyCode code) =>
        _ = DescriptorIo.Write(device, message.FinishNotification((int)code), out _);
}
