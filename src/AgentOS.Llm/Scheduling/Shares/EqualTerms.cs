namespace AgentOS.Llm.Scheduling.Shares;

/// <summary>Terms of the root, and of a client itself among those it started: an equal of theirs.</summary>
internal sealed class EqualTerms : IShareTerms
{
    public static EqualTerms Instance { get; } = new();

    public double Weight => 1;

    public double BurstTokens => 0;
}
