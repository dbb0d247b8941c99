namespace AgentOS.Storage.Networks;

/// <summary>Which rows of the network's record are wanted.</summary>
public sealed record NetworkFilter
{
    /// <summary>Only rows with a higher <see cref="NetworkEntry.Id"/>.</summary>
    public long After { get; init; }

    /// <summary>Only what did not go on.</summary>
    public bool RefusedOnly { get; init; }

    /// <summary>At most so many, the last ones; null for all.</summary>
    public int? Limit { get; init; }
}
