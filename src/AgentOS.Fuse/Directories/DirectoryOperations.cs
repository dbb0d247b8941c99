using System.Runtime.CompilerServices;
using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Directories;

/// <summary>OPENDIR, READDIR, READDIRPLUS and RELEASEDIR.</summary>
internal sealed class DirectoryOperations(FuseSession session)
{
    /// <summary>Records are padded to this (FUSE_DIRENT_ALIGN).</summary>
    private const int Alignment = 8;

    private readonly DirectoryHandles _handles = new();

    /// <summary>The kernel may keep the listing: it drops it when it changes the directory itself, and others' changes are announced.</summary>
    internal Errno Open(ref ReplyWriter reply)
    {
        reply.Write(new OpenReply { Handle = _handles.Open(), Flags = OpenFlags.CacheDirectory | OpenFlags.KeepCache });
        return Errno.None;
    }

    internal Errno Release(RequestReader request)
    {
        if (!request.TryRead(out ReleaseRequest release))
            return Errno.EINVAL;
        _handles.Close(release.Handle);
        return Errno.None;
    }

    internal Errno Read(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out ReadRequest read))
            return Errno.EINVAL;
        if (_handles.Find(read.Handle) is not { } snapshot)
            return Errno.EBADF;
        lock (snapshot)
        {
            Errno error = Prepare(snapshot, header.Node, read.Offset);
            return error != Errno.None ? error : List(snapshot, read, ref reply);
        }
    }

    internal Errno ReadPlus(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out ReadRequest read))
            return Errno.EINVAL;
        if (_handles.Find(read.Handle) is not { } snapshot)
            return Errno.EBADF;
        lock (snapshot)
        {
            Errno error = Prepare(snapshot, header.Node, read.Offset);
            return error != Errno.None ? error : ListPlus(snapshot, header.Node, read, ref reply);
        }
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
    /// what it is told here. It holds the directory's lock meanwhile, so the answer is still true when it arrives.
    /// </summary>
    private Errno ListPlus(DirectorySnapshot snapshot, long directory, in ReadRequest read, ref ReplyWriter reply)
    {
        int room = reply.Room(read.Size).Length;
        foreach (ref readonly SnapshotEntry entry in snapshot.Entries[snapshot.IndexAfter(read.Offset)..])
        {
            if (Unsafe.SizeOf<EntryReply>() + RecordSize(entry) > room - reply.BodyLength)
                break;
            ReadOnlySpan<byte> name = snapshot.NameOf(entry);
            if (entry.Cookie <= 2)
                reply.Write(default(EntryReply));
            else if (session.Tree.Lookup(directory, name, out Inode inode) == Errno.None)
                session.WriteEntry(ref reply, directory, name, inode);
            else
                continue;
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
