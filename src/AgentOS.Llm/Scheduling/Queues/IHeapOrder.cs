namespace AgentOS.Llm.Scheduling.Queues;

/// <summary>What a heap sorts by, and where its items keep their place; static, so that both are inlined.</summary>
internal interface IHeapOrder<in T>
{
    /// <summary>Whether <paramref name="one"/> comes out first.</summary>
    static abstract bool IsBefore(T one, T other);

    /// <summary>The item's place; -1 when it is in no heap of this order.</summary>
    static abstract ref int IndexOf(T item);
}
