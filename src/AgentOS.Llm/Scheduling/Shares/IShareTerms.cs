namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>What a class of the tree is entitled to.</summary>
internal interface IShareTerms
{
    /// <summary>Its share among its siblings, above 0.</summary>
    double Weight { get; }

    /// <summary>Weighted tokens it may be ahead after it was idle.</summary>
    double BurstTokens { get; }
}
