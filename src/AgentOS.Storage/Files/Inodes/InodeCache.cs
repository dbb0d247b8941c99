namespace AgentOS.Storage.Files;

/// <summary>
/// Inodes seen in the open transaction, so that the sizes and times that change with every operation are written once per
/// transaction. It is trusted only while the transaction holds the write lock, because then nobody else can change them.
/// </summary>
/// <remarks>Direct-mapped and of fixed size: a colliding inode is written back and read again when needed.</remarks>
internal sealed class InodeCache(InodeTable table, InodeCount count)
{
    // Covers the files and directories that 20 ms of operations touch; 1024 slots are about 150 KB.
    private const int SlotCount = 1024;

    private readonly SlotTable<Slot> _slots = new(SlotCount);
    private readonly ushort[] _used = new ushort[SlotCount];
    private int _usedCount;
    private bool _active;

    /// <summary>Starts caching; call when the write lock is held.</summary>
    internal void Activate() => _active = true;

    internal bool TryGet(long number, out Inode inode)
    {
        // Number 0 would match an empty slot; no inode has it.
        if (!_active || number <= 0)
            return table.TryGet(number, out inode);

        ref Slot slot = ref _slots[number];
        if (slot.Inode.Number != number)
        {
            if (!table.TryGet(number, out inode))
                return false;
            Occupy(ref slot, inode);
        }

        inode = slot.Inode;
        return true;
    }

    /// <summary>Makes a row and returns its number.</summary>
    internal long Add(in Inode inode)
    {
        Inode added = inode;
        added.Number = table.Insert(inode);
        count.Adjust(1);
        Occupy(ref _slots[added.Number], added);
        return added.Number;
    }

    /// <summary>Changes an inode; the row follows at the latest with <see cref="Flush"/>.</summary>
    internal void Put(in Inode inode)
    {
        ref Slot slot = ref _slots[inode.Number];
        if (slot.Inode.Number != inode.Number)
            Occupy(ref slot, inode);
        slot.Inode = inode;
        slot.IsDirty = true;
    }

    internal void Remove(long number)
    {
        ref Slot slot = ref _slots[number];
        if (slot.Inode.Number == number)
            slot = new Slot { IsListed = true };
        table.Delete(number);
        count.Adjust(-1);
    }

    /// <summary>Writes what changed and forgets everything: the transaction is about to end.</summary>
    internal void Flush()
    {
        for (int i = 0; i < _usedCount; i++)
            WriteBack(ref _slots[_used[i]]);
        Clear();
    }

    /// <summary>Forgets everything: the transaction was rolled back.</summary>
    internal void Clear()
    {
        for (int i = 0; i < _usedCount; i++)
            _slots[_used[i]] = default;
        _usedCount = 0;
        _active = false;
    }

    private void Occupy(ref Slot slot, in Inode inode)
    {
        WriteBack(ref slot);
        if (!slot.IsListed)
            _used[_usedCount++] = (ushort)(inode.Number & (SlotCount - 1));
        slot = new Slot { Inode = inode, IsListed = true };
    }

    private void WriteBack(ref Slot slot)
    {
        if (slot.IsDirty)
            table.Update(slot.Inode);
        slot.IsDirty = false;
    }

    private struct Slot
    {
        internal Inode Inode;
        internal bool IsDirty;
        internal bool IsListed;
    }
}
