namespace AgentOS.Llm.Scheduling.Queues;

/// <summary>A binary heap whose items know their place, so that any of them can be moved or taken out in O(log n).</summary>
internal sealed class IndexedHeap<T, TOrder>
    where T : class
    where TOrder : IHeapOrder<T>
{
    private T[] _items = [];

    public int Count { get; private set; }

    /// <summary>The first; null when empty.</summary>
    public T? First => Count == 0 ? null : _items[0];

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        Count++;
        Rise(Count - 1, item);
    }

    public void Remove(T item)
    {
        int index = TOrder.IndexOf(item);
        TOrder.IndexOf(item) = -1;
        T last = _items[--Count];
        _items[Count] = null!;
        if (index != Count)
            Place(index, last);
    }

    /// <summary>Moves an item whose order changed.</summary>
    public void Update(T item) => Place(TOrder.IndexOf(item), item);

    private void Place(int index, T item)
    {
        if (index > 0 && TOrder.IsBefore(item, _items[(index - 1) / 2]))
            Rise(index, item);
        else
            Sink(index, item);
    }

    private void Rise(int index, T item)
    {
        while (index > 0)
        {
            int above = (index - 1) / 2;
            if (!TOrder.IsBefore(item, _items[above]))
                break;
            Put(index, _items[above]);
            index = above;
        }

        Put(index, item);
    }

    private void Sink(int index, T item)
    {
        for (int below = (2 * index) + 1; below < Count; below = (2 * index) + 1)
        {
            if (below + 1 < Count && TOrder.IsBefore(_items[below + 1], _items[below]))
                below++;
            if (!TOrder.IsBefore(_items[below], item))
                break;
            Put(index, _items[below]);
            index = below;
        }

        Put(index, item);
    }

    private void Put(int index, T item)
    {
        _items[index] = item;
        TOrder.IndexOf(item) = index;
    }
}
