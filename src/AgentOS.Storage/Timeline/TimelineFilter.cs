namespace AgentOS.Storage.Timeline;

/// <summary>Which rows of the timeline are wanted; null takes all.</summary>
public sealed record TimelineFilter
{
    /// <summary>Only rows from this moment on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only rows about this path and what is below it.</summary>
    public string? Path { get; init; }

    /// <summary>Only rows of this operation.</summary>
    public string? Operation { get; init; }

    /// <summary>Only rows with this result.</summary>
    public string? Result { get; init; }

    /// <summary>Only calls of this tool.</summary>
    public string? Tool { get; init; }

    /// <summary>Only rows with a higher number.</summary>
    public long After { get; init; }

    /// <summary>At most this many of the rows that match, the last ones.</summary>
    public int? Limit { get; init; }
}
