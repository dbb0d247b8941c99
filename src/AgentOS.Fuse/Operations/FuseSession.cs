using AgentOS.Fuse.Nodes;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>What all operations of one mount share: the tree, the owners it shows, and what the kernel holds.</summary>
internal sealed class FuseSession(IFileTree tree, FuseServerOptions options)
{
    /// <summary>The block size programs are told to use (st_blksize): one store chunk.</summary>
    private const uint PreferredBlockSize = 65536;

    private readonly ulong _validSeconds = (ulong)options.CacheValidity.TotalSeconds;

    internal IFileTree Tree { get; } = tree;

    internal OwnerMapping Owners { get; } = options.Owners;

    internal TimeProvider Clock { get; } = options.Clock;

    internal KnownNodes Nodes { get; } = new();

    internal KnownEntries Entries { get; } = new();

    /// <summary>Gives the kernel an inode under a name; it will be forgotten as often as this was called.</summary>
    internal void WriteEntry(ref ReplyWriter reply, long parent, ReadOnlySpan<byte> name, in Inode inode)
    {
        Entries.Add(parent, name, inode.Number);
        WriteNode(ref reply, inode);
    }

    /// <summary>Gives the kernel an inode that has no name.</summary>
    internal void WriteNode(ref ReplyWriter reply, in Inode inode)
    {
        Nodes.Acquire(inode);
        EntryReply entry = new()
        {
            Node = inode.Number,
            EntryValidSeconds = _validSeconds,
            AttributesValidSeconds = _validSeconds,
            Attributes = Show(inode),
        };
        reply.Write(entry);
    }

    /// <summary>Tells the kernel that a name does not exist, so that it need not ask again.</summary>
    internal void WriteMissing(ref ReplyWriter reply, long parent, ReadOnlySpan<byte> name)
    {
        Entries.AddMissing(parent, name);
        reply.Write(new EntryReply { EntryValidSeconds = _validSeconds });
    }

    internal void WriteAttributes(ref ReplyWriter reply, in Inode inode)
    {
        Nodes.Show(inode);
        reply.Write(new AttributesReply { ValidSeconds = _validSeconds, Attributes = Show(inode) });
    }

    private Attributes Show(in Inode inode)
    {
        (uint userId, uint groupId) = Owners.Show(inode.UserId, inode.GroupId);
        return new Attributes
        {
            Number = inode.Number,
            Size = inode.Size,
            Blocks = inode.Blocks,
            AccessSeconds = inode.AccessTime.Seconds,
            ModifySeconds = inode.ModifyTime.Seconds,
            ChangeSeconds = inode.ChangeTime.Seconds,
            AccessNanoseconds = inode.AccessTime.Nanoseconds,
            ModifyNanoseconds = inode.ModifyTime.Nanoseconds,
            ChangeNanoseconds = inode.ChangeTime.Nanoseconds,
            Mode = inode.Mode,
            LinkCount = inode.LinkCount,
            UserId = userId,
            GroupId = groupId,
            DeviceNumber = inode.DeviceNumber,
            BlockSize = PreferredBlockSize,
        };
    }
}
