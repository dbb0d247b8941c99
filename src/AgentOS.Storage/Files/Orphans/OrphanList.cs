using System.Text;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Files;

/// <summary>
/// Inodes without a name that somebody may still hold. Those that outlive a commit are listed in the file, so that the next mount can
/// free them if this one dies; most are forgotten within the transaction that removed them and cost nothing.
/// </summary>
internal sealed class OrphanList(OrphanTable table, InodeCache inodes, OrphanPolicy policy, DatabaseFile? file)
{
    private readonly Dictionary<long, bool> _listedByNumber = [];
    private readonly List<long> _unlisted = [];
    private readonly byte[] _owner = Encoding.UTF8.GetBytes($"pid {Environment.ProcessId}");

    internal bool Contains(long number) => _listedByNumber.ContainsKey(number);

    /// <summary>Takes an inode whose last name has just gone. False when it is to be freed now.</summary>
    internal bool TryHold(ref Inode inode)
    {
        if (policy == OrphanPolicy.Hold)
        {
            _listedByNumber[inode.Number] = false;
            _unlisted.Add(inode.Number);
        }
        else if (file is not null && file.IsLeased())
        {
            table.Insert(inode.Number, "mount"u8);
        }
        else
        {
            return false;
        }

        inode.LinkCount = 0;
        inodes.Put(inode);
        return true;
    }

    /// <summary>The inode has a name again, or is gone.</summary>
    internal void Release(long number)
    {
        if (_listedByNumber.Remove(number, out bool listed) && listed)
            table.Delete(number);
    }

    /// <summary>Call before a commit.</summary>
    internal void WriteList()
    {
        foreach (long number in _unlisted)
        {
            if (!_listedByNumber.ContainsKey(number))
                continue;
            table.Insert(number, _owner);
            _listedByNumber[number] = true;
        }

        _unlisted.Clear();
    }

    /// <summary>Takes over what another connection left to this mount.</summary>
    internal void Adopt()
    {
        foreach (long number in table.List())
            _listedByNumber[number] = true;
    }

    /// <summary>Everything held, listed or not.</summary>
    internal long[] ToArray() => [.. _listedByNumber.Keys];

    /// <summary>The transaction was rolled back: the file's list is the truth again.</summary>
    internal void Reload()
    {
        _listedByNumber.Clear();
        _unlisted.Clear();
        if (policy == OrphanPolicy.Hold)
            Adopt();
    }
}
