namespace AgentOS.Llm.Scheduling;

/// <summary>What a call waits for.</summary>
public enum WaitReason
{
    /// <summary>Nothing: it does not wait.</summary>
    None,

    /// <summary>Its turn: others have their share first.</summary>
    Turn,

    /// <summary>A slot of the key or model.</summary>
    Slot,

    /// <summary>The provider's limit of calls or tokens a minute.</summary>
    Rate,

    /// <summary>The provider refused several clients and said when to come again.</summary>
    ProviderPause,

    /// <summary>The provider refused this client and said when to come again.</summary>
    ClientPause,

    /// <summary>A call of the same client, which has no more slots.</summary>
    ClientSlot,
}
