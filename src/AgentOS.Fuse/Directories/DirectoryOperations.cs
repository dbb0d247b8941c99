using System.Runtime.CompilerServices;
using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Directories;

/// <summary>
/// READDIR and READDIRPLUS. OPENDIR is not implemented, which the kernel remembers: it saves two requests for each listing, and the kernel keeps
/// listings by itself then (fs/fuse/file.c, fuse_file_open); others' changes are announced.
/// </summary>
internal sealed class DirectoryOperations(FuseSession session)
{
    /// <summary>Records are padded to this (FUSE_DIRENT_ALIGN).</summary>
    private const int Alignment = 8;

    private readonly DirectoryListings _listings = new();

    internal Errno Read(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out ReadRequest read))
            return Errno.EINVAL;
        DirectorySnapshot snapshot = _listings.Find(header.Node);
        Errno error;
        lock (snapshot)
        {
            error = Prepare(snapshot, header.Node, read.Offset);
            if (error == Errno.None)
                error = List(snapshot, read, ref reply);
        }

        return Finish(header.Node, error, reply.BodyLength);
    }

    internal Errno ReadPlus(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out ReadRequest read))
            return Errno.EINVAL;
        DirectorySnapshot snapshot = _listings.Find(header.Node);
        Errno error;
        lock (snapshot)
        {
            error = Prepare(snapshot, header.Node, read.Offset);
            if (error == Errno.None)
                error = ListPlus(snapshot, header.Node, read, ref reply);
        }

        return Finish(header.Node, error, reply.BodyLength);
    }

    private Errno Finish(long directory, Errno error, int length)
    {
        if (error != Errno.None || length == 0)
            _listings.Close(directory);
        return error;
    }

    /// <summary>A listing from the start (opendir, rewinddir) sees the directory as it is now.</summary>
    private Errno Prepare(DirectorySnapshot snapshot, long directory, long offset) =>
        offset == 0 || !snapshot.IsLoaded ? snapshot.Load(session.Tree, directory) : Errno.None;

    private static Errno List(DirectorySnapshot snapshot, in ReadRequest read, ref ReplyWriter reply)
    {
        int room = reply.Room(read.Size).Length;
        foreach (ref readonly SnapshotEntry entry in snapshot.Entries[snapshot.IndexAfter(read.Offset)..])
        {
            if (RecordSize(entry) > room - reply.BodyLength)
                break;
            WriteRecord(snapshot, entry, ref reply);
        }

        return Errno.None;
    }

    /// <summary>
    /// Each name is looked up again: in an older snapshot it may be gone or mean another inode, and the kernel would believe
    /// what it is told here. It holds the directory's lock meanwhile, so the answer is still true when it arrives. That is so for the name alone: of an inode
    /// that the kernel holds already it is told nothing. Another name of it may be removed meanwhile, and the kernel would count that removal twice
    /// (fs/fuse/dir.c, fuse_entry_unlinked), down to an inode without names, which cannot be linked any more.
    /// </summary>
    private Errno ListPlus(DirectorySnapshot snapshot, long directory, in ReadRequest read, ref ReplyWriter reply)
    {
        int room = reply.Room(read.Size).Length;
        foreach (ref readonly SnapshotEntry entry in snapshot.Entries[snapshot.IndexAfter(read.Offset)..])
        {
            if (Unsafe.SizeOf<EntryReply>() + RecordSize(entry) > room - reply.BodyLength)
                break;
            ReadOnlySpan<byte> name = snapshot.NameOf(entry);
            Inode inode = default;
            if (entry.Cookie > 2 && session.Tree.Lookup(directory, name, out inode) != Errno.None)
                continue;
            if (entry.Cookie <= 2 || session.Nodes.Contains(inode.Number))
                reply.Write(default(EntryReply));
            else
                session.WriteEntry(ref reply, directory, name, inode);
            WriteRecord(snapshot, entry, ref reply);
        }

        return Errno.None;
    }

    private static int RecordSize(in SnapshotEntry entry) =>
        (Unsafe.SizeOf<DirectoryEntryHead>() + entry.NameLength + Alignment - 1) & -Alignment;

    private static void WriteRecord(DirectorySnapshot snapshot, in SnapshotEntry entry, ref ReplyWriter reply)
    {
        reply.Write(new DirectoryEntryHead
        {
            Number = entry.Number,
            Cookie = entry.Cookie,
            NameLength = (uint)entry.NameLength,
            Type = entry.Type,
        });
        int padded = RecordSize(entry) - Unsafe.SizeOf<DirectoryEntryHead>();
        Span<byte> room = reply.Free[..padded];
        snapshot.NameOf(entry).CopyTo(room);
        room[entry.NameLength..].Clear();
        reply.Advance(padded);
    }
}
