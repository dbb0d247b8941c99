namespace AgentOS.Llm.Scheduling.Queues;

/// <summary>Where the items of a list keep their neighbours; static, so that it is inlined. An item is in one list for each implementation at most.</summary>
internal interface ILinks<T>
    where T : class
{
    /// <summary>The item's neighbours.</summary>
    static abstract ref Links<T> Of(T item);
}

/// <summary>An item's neighbours in a list.</summary>
internal struct Links<T>
    where T : class
{
    /// <summary>Before it; null at the front.</summary>
    public T? Before;

    /// <summary>Behind it; null at the end.</summary>
    public T? Behind;
}
