using AgentOS.Fuse.Directories;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;

namespace AgentOS.Fuse.Operations;

/// <summary>From a request's code to the operation, and nothing else.</summary>
internal sealed class RequestDispatcher(FuseSession session, SessionOperations init)
{
    private readonly LookupOperations _lookups = new(session);
    private readonly CreationOperations _creations = new(session);
    private readonly RemovalOperations _removals = new(session);
    private readonly AttributeOperations _attributes = new(session);
    private readonly DataOperations _data = new(session);
    private readonly DirectoryOperations _directories = new(session);
    private readonly ExtendedAttributeOperations _extendedAttributes = new(session);

    /// <summary>Whether the kernel waits for an answer to this kind of request.</summary>
    internal static bool ExpectsReply(FuseOpcode opcode) =>
        opcode is not (FuseOpcode.Forget or FuseOpcode.BatchForget or FuseOpcode.Interrupt or FuseOpcode.NotifyReply);

    /// <summary>
    /// Operations that may take long and change nothing, so that an interrupted caller can be answered before they end. A half-done change
    /// is waited for, as on a disk.
    /// </summary>
    internal static bool IsInterruptible(FuseOpcode opcode) =>
        opcode is FuseOpcode.Read or FuseOpcode.Statfs or FuseOpcode.Seek
            or FuseOpcode.Fsync or FuseOpcode.FsyncDirectory or FuseOpcode.SyncFilesystem;

    /// <summary>Operations that move data or wait for the disk. Meanwhile other requests are served.</summary>
    internal static bool MayTakeLong(FuseOpcode opcode) =>
        opcode is FuseOpcode.Read or FuseOpcode.Write or FuseOpcode.SetAttributes or FuseOpcode.Allocate or FuseOpcode.Seek
            or FuseOpcode.CopyRange or FuseOpcode.CopyRange64 or FuseOpcode.Statfs
            or FuseOpcode.ReadDirectory or FuseOpcode.ReadDirectoryPlus
            or FuseOpcode.Fsync or FuseOpcode.FsyncDirectory or FuseOpcode.SyncFilesystem;

    /// <summary>Carries out a request whose header was read already.</summary>
    internal Errno Dispatch(in RequestHeader header, RequestReader body, ref ReplyWriter reply) => header.Opcode switch
    {
        FuseOpcode.Lookup => _lookups.Lookup(header, body, ref reply),
        FuseOpcode.GetAttributes => _attributes.Get(header, ref reply),
        FuseOpcode.SetAttributes => _attributes.Set(header, body, ref reply),
        FuseOpcode.ReadLink => _attributes.ReadLink(header, ref reply),
        FuseOpcode.Statfs => _attributes.Statfs(ref reply),
        FuseOpcode.Read => _data.Read(header, body, ref reply),
        FuseOpcode.Write => _data.Write(header, body, ref reply),
        FuseOpcode.Seek => _data.Seek(header, body, ref reply),
        FuseOpcode.Allocate => _data.Allocate(header, body),
        FuseOpcode.CopyRange => CopyRange(header, body, ref reply),
        FuseOpcode.CopyRange64 => CopyRange64(header, body, ref reply),
        FuseOpcode.Fsync or FuseOpcode.FsyncDirectory or FuseOpcode.SyncFilesystem => _data.Synchronize(),
        FuseOpcode.ReadDirectory => _directories.Read(header, body, ref reply),
        FuseOpcode.ReadDirectoryPlus => _directories.ReadPlus(header, body, ref reply),
        FuseOpcode.Create => _creations.Create(header, body, ref reply),
        FuseOpcode.MakeNode => _creations.MakeNode(header, body, ref reply),
        FuseOpcode.MakeDirectory => _creations.MakeDirectory(header, body, ref reply),
        FuseOpcode.SymbolicLink => _creations.SymbolicLink(header, body, ref reply),
        FuseOpcode.Link => _creations.Link(header, body, ref reply),
        FuseOpcode.TemporaryFile => _creations.TemporaryFile(header, body, ref reply),
        FuseOpcode.Unlink => _removals.Unlink(header, body),
        FuseOpcode.RemoveDirectory => _removals.RemoveDirectory(header, body),
        FuseOpcode.Rename => _removals.Rename(header, body),
        FuseOpcode.Rename2 => _removals.Rename2(header, body),
        FuseOpcode.GetExtendedAttribute => _extendedAttributes.Get(header, body, ref reply),
        FuseOpcode.ListExtendedAttributes => _extendedAttributes.List(header, body, ref reply),
        FuseOpcode.SetExtendedAttribute => _extendedAttributes.Set(header, body),
        FuseOpcode.RemoveExtendedAttribute => _extendedAttributes.Remove(header, body),
        FuseOpcode.Init => init.Init(body, ref reply),
        FuseOpcode.Release or FuseOpcode.Destroy => Errno.None,

        // ENOSYS is remembered by the kernel and saves all later requests of the kind: OPEN (files have no handles, and pages stay
        // cached), OPENDIR (see DirectoryOperations), FLUSH (nothing is held back per open), ACCESS (default_permissions checks), STATX (there is no birth time),
        // POLL, IOCTL, BMAP (not for regular files), locks (the kernel's own).
        _ => Errno.ENOSYS,
    };

    /// <summary>Tells the tree what it does not see itself: that a change was refused.</summary>
    internal void NoteRefusal(in RequestHeader header, Errno error)
    {
        if (Refusal.IsOne(error) && Refusal.NameOf(header.Opcode) is { } operation)
            session.Tree.Refused(operation, header.Node, error);
    }

    /// <summary>Lets the tree do what it put off.</summary>
    internal void Settle() => session.Tree.Settle();

    /// <summary>Carries out a request that has no answer.</summary>
    internal void Accept(in RequestHeader header, RequestReader body)
    {
        if (header.Opcode == FuseOpcode.Forget)
            _lookups.Forget(header, body);
        else if (header.Opcode == FuseOpcode.BatchForget)
            _lookups.BatchForget(body);
    }

    private Errno CopyRange(in RequestHeader header, RequestReader body, ref ReplyWriter reply)
    {
        Errno error = _data.Copy(header, body, out long copied);
        reply.Write(new WriteReply { Size = (uint)copied });
        return error;
    }

    private Errno CopyRange64(in RequestHeader header, RequestReader body, ref ReplyWriter reply)
    {
        Errno error = _data.Copy(header, body, out long copied);
        reply.Write(new SeekReply { Offset = copied });
        return error;
    }
}
