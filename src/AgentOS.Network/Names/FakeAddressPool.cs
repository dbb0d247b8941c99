using System.Net;

namespace AgentOS.Network.Names;

/// <summary>
/// Which name an address stands for, in one sandbox. An address stays its name's while connections by it are open and for a quarantine after it was last told; when
/// all are taken like that, a new name gets none.
/// </summary>
public sealed class FakeAddressPool
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<NamedAddress>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, LinkedListNode<NamedAddress>> _byNumber = [];
    private readonly LinkedList<NamedAddress> _byUse = []; // The first was not used for the longest time.
    private readonly FakeAddressBlock _block;
    private readonly TimeProvider _time;
    private readonly TimeSpan _quarantine;
    private readonly int _capacity;

    /// <summary>Makes an empty one.</summary>
    /// <param name="block">IPv4 addresses that stand for names.</param>
    /// <param name="capacity">Names at a time, 1 and up; no more than the block has addresses.</param>
    /// <param name="quarantine">How long an idle name keeps its addresses at least.</param>
    /// <param name="time">The clock.</param>
    public FakeAddressPool(IPNetwork block, int capacity, TimeSpan quarantine, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _block = new FakeAddressBlock(block);
        _capacity = Math.Min(capacity, _block.Count);
        (_quarantine, _time) = (quarantine, time);
    }

    /// <summary>Names that have addresses.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _byName.Count;
        }
    }

    /// <summary>The addresses of a name, its own from now on.</summary>
    /// <param name="name">In its one spelling.</param>
    /// <param name="version4">Its IPv4 address.</param>
    /// <param name="version6">Its IPv6 address.</param>
    /// <returns>False when all addresses are taken.</returns>
    public bool TryGive(string name, out IPAddress version4, out IPAddress version6)
    {
        lock (_lock)
        {
            if (!_byName.TryGetValue(name, out LinkedListNode<NamedAddress>? node))
                node = Add(name);
            if (node is not null)
                Touch(node);
            version4 = node is null ? IPAddress.None : _block.Version4(node.Value.Number);
            version6 = node is null ? IPAddress.IPv6None : FakeAddressBlock.Version6(node.Value.Number);
            return node is not null;
        }
    }

    /// <summary>The name an address stands for; null when it stands for none.</summary>
    public string? Find(IPAddress address)
    {
        lock (_lock)
            return _block.NumberOf(address) is { } number && _byNumber.TryGetValue(number, out LinkedListNode<NamedAddress>? node) ? node.Value.Name : null;
    }

    /// <summary>The name an address stands for, which keeps it until <see cref="Release"/>; null when it stands for none.</summary>
    public string? Hold(IPAddress address)
    {
        lock (_lock)
        {
            if (_block.NumberOf(address) is not { } number || !_byNumber.TryGetValue(number, out LinkedListNode<NamedAddress>? node))
                return null;
            node.Value.Connections++;
            Touch(node);
            return node.Value.Name;
        }
    }

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public void Release(string name)
    {
        lock (_lock)
        {
            LinkedListNode<NamedAddress> node = _byName[name];
            node.Value.Connections--;
            Touch(node);
        }
    }

    private LinkedListNode<NamedAddress>? Add(string name)
    {
        int number = _byName.Count < _capacity ? _byName.Count : Recycle();
        if (number < 0)
            return null;
        LinkedListNode<NamedAddress> node = _byUse.AddLast(new NamedAddress(name, number));
        _byName.Add(name, node);
        _byNumber.Add(number, node);
        return node;
    }

    /// <summary>The number of the name that was idle for the longest time; -1 when that is not long enough.</summary>
    private int Recycle()
    {
        LinkedListNode<NamedAddress>? node = _byUse.First;
        while (node is not null && node.Value.Connections > 0)
            node = node.Next;
        if (node is null || _time.GetElapsedTime(node.Value.LastUse) < _quarantine)
            return -1;
        _byUse.Remove(node);
        _byName.Remove(node.Value.Name);
        _byNumber.Remove(node.Value.Number);
        return node.Value.Number;
    }

    private void Touch(LinkedListNode<NamedAddress> node)
    {
        node.Value.LastUse = _time.GetTimestamp();
        _byUse.Remove(node);
        _byUse.AddLast(node);
    }
}
