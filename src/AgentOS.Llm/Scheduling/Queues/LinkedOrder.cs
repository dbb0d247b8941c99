using System.Collections;

namespace AgentOS.Llm.Scheduling.Queues;

/// <summary>A list through its items themselves, so that any of them leaves it in O(1).</summary>
internal sealed class LinkedOrder<T, TLinks> : IEnumerable<T>
    where T : class
    where TLinks : ILinks<T>
{
    public T? First { get; private set; }

    public T? Last { get; private set; }

    /// <summary>Adds an item.</summary>
    /// <param name="item">In no list of these links.</param>
    /// <param name="behind">What it comes before; null puts it at the end.</param>
    public void Add(T item, T? behind = null)
    {
        T? before = behind is null ? Last : TLinks.Of(behind).Before;
        TLinks.Of(item) = new() { Before = before, Behind = behind };
        Join(before, item);
        Join(item, behind);
    }

    public void Remove(T item)
    {
        Links<T> links = TLinks.Of(item);
        Join(links.Before, links.Behind);
        TLinks.Of(item) = default;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (T? item = First; item is not null; item = TLinks.Of(item).Behind)
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Join(T? before, T? behind)
    {
        if (before is null)
            First = behind;
        else
            TLinks.Of(before).Behind = behind;
        if (behind is null)
            Last = before;
        else
            TLinks.Of(behind).Before = before;
    }
}
