using AgentOS.Storage.Connections;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>
/// The file operations on one connection. They expect an open transaction, return an error number after having changed nothing, and
/// throw SqliteException when the database itself fails: then the caller rolls back.
/// </summary>
internal sealed class FileTree
{
    private readonly SymbolicLinkTable _links;
    private readonly InodeCount _count;

    internal FileTree(DatabaseConnection connection, OrphanPolicy policy, TimeProvider time)
    {
        Sqlite.SqliteDatabase database = connection.Database;
        Clock clock = new(time);
        DiskBudget budget = new(connection.File, database);
        InodeTable table = new(database, connection.Shape);
        _count = new InodeCount(table, database);
        _links = new SymbolicLinkTable(database, connection.Shape);
        DentryTable dentries = new(database, connection.Shape);
        ExtendedAttributeTable attributes = new(database);
        Timeline = new TimelineRecorder(connection, dentries, time);
        Inodes = new InodeCache(table, _count);
        Directories = new DirectoryCache(dentries, database);
        Content = new FileContent(Inodes, new ChunkTable(database, connection.Shape), budget, Timeline, clock);
        Orphans = new OrphanList(new OrphanTable(database), Inodes, policy, connection.File);
        Removal = new InodeRemoval(Inodes, Content, _links, attributes);
        Finder = new DirectoryOperations(Inodes, dentries, Directories, Orphans, Content, Timeline);
        Attributes = new AttributeOperations(Inodes, Finder, Content, Timeline, clock);
        Names = new NameOperations(Inodes, dentries, _links, Directories, Finder, Orphans, Removal, budget, Timeline, clock);
        Renaming = new RenameOperation(Inodes, dentries, Directories, Finder, Names, budget, Timeline, clock);
        ExtendedAttributes = new ExtendedAttributeOperations(Inodes, attributes, budget, Timeline, clock);
    }

    internal TimelineRecorder Timeline { get; }

    internal InodeCache Inodes { get; }

    internal DirectoryCache Directories { get; }

    internal DirectoryOperations Finder { get; }

    internal AttributeOperations Attributes { get; }

    internal NameOperations Names { get; }

    internal RenameOperation Renaming { get; }

    internal FileContent Content { get; }

    internal ExtendedAttributeOperations ExtendedAttributes { get; }

    internal OrphanList Orphans { get; }

    internal InodeRemoval Removal { get; }

    internal Linux.Errno ReadLink(long number, Span<byte> target, out int length)
    {
        length = 0;
        if (!Inodes.TryGet(number, out Inode inode))
            return Linux.Errno.ENOENT;
        if (!ModeBits.IsSymbolicLink(inode.Mode))
            return Linux.Errno.EINVAL;
        return _links.TryRead(number, target, out length) ? Linux.Errno.None : Linux.Errno.EIO;
    }

    internal long CountInodes() => _count.Read();

    /// <summary>Makes rows of everything held back; the transaction is about to be committed.</summary>
    internal void BeforeCommit()
    {
        Orphans.WriteList();
        Timeline.Write();
        Inodes.Flush();
    }

    /// <summary>Forgets everything that may be untrue after a rollback, or after SQL of somebody else on this connection.</summary>
    internal void Forget()
    {
        Inodes.Clear();
        _count.Forget();
        Directories.Clear();
        Orphans.Reload();
        Timeline.Forget();
    }
}
