namespace AgentOS.Store.Searching;

/// <summary>A page of what was found.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">Which page it is, from 1.</param>
/// <param name="Agents">Those on it, most stars first.</param>
public sealed record SearchPage(long Total, int Page, IReadOnlyList<FoundAgent> Agents)
{
    /// <summary>Agents of a page.</summary>
    public const int Length = 20;

    /// <summary>Whether there is another page. GitHub shows the first thousand results.</summary>
    public bool HasMore => (long)Page * Length < Math.Min(Total, 1000);
}
