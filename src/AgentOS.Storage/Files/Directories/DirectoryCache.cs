using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <summary>
/// What the tables can tell about a directory only by reading many rows: its parent and its number of subdirectories.
/// Kept until another connection commits.
/// </summary>
/// <remarks>The numbers are direct-mapped and of fixed size; a directory that lost its slot is counted again.</remarks>
internal sealed class DirectoryCache(DentryTable dentries, SqliteDatabase database)
{
    private const int SlotCount = 4096;
    private const int Unknown = -1;

    private readonly SlotTable<Slot> _slots = new(SlotCount);
    private readonly ParentMap _parents = new(dentries);
    private readonly DataVersion _version = new(database);

    internal uint CountSubdirectories(long number)
    {
        ref Slot slot = ref Find(number);
        if (slot.Subdirectories == Unknown)
            slot.Subdirectories = (int)dentries.CountSubdirectories(number);
        return (uint)slot.Subdirectories;
    }

    internal long GetParent(long number)
    {
        if (number == IFileTree.RootInode)
            return number;
        ClearWhenOutdated();
        return _parents.Find(number);
    }

    /// <summary>Notes where a directory was found.</summary>
    internal void NoteParent(long number, long parent)
    {
        ClearWhenOutdated();
        _parents.Note(number, parent);
    }

    /// <summary>Notes a directory that has just been made.</summary>
    internal void Created(long number, long parent)
    {
        Find(number) = new Slot { Number = number };
        _parents.Note(number, parent);
        Adjust(parent, 1);
    }

    /// <summary>Notes that a directory lost its name.</summary>
    internal void Removed(long number, long parent)
    {
        Adjust(parent, -1);
        _parents.Remove(number);
    }

    /// <summary>Notes that a directory was renamed.</summary>
    internal void Moved(long number, long from, long to)
    {
        Adjust(from, -1);
        Adjust(to, 1);
        _parents.Note(number, to);
    }

    internal void Clear()
    {
        _slots.Clear();
        _parents.Clear();
    }

    private void Adjust(long number, int by)
    {
        ref Slot slot = ref Find(number);
        if (slot.Subdirectories != Unknown)
            slot.Subdirectories += by;
    }

    private ref Slot Find(long number)
    {
        ClearWhenOutdated();
        ref Slot slot = ref _slots[number];
        if (slot.Number != number)
            slot = new Slot { Number = number, Subdirectories = Unknown };
        return ref slot;
    }

    private void ClearWhenOutdated()
    {
        if (_version.HasChanged())
            Clear();
    }

    private struct Slot
    {
        internal long Number;
        internal int Subdirectories;
    }
}
