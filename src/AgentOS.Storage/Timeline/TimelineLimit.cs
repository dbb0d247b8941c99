using System.Globalization;

namespace AgentOS.Storage.Timeline;

/// <summary>How much of the timeline is kept. Null is no limit; of several, each holds.</summary>
public sealed record TimelineLimit
{
    /// <summary>Everything is kept.</summary>
    public static readonly TimelineLimit None = new();

    /// <summary>How many rows, 1 or more.</summary>
    public long? Rows { get; init; }

    /// <summary>How many bytes of rows, without what SQLite adds to them; 1 or more.</summary>
    public long? Bytes { get; init; }

    /// <summary>For how long, in whole seconds; 1 or more.</summary>
    public TimeSpan? Age { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string?[] limits =
        [
            Rows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{rows} rows") : null,
            Bytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes") : null,
            Age is { } age ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0} s") : null,
        ];
        return limits.Any(limit => limit is not null) ? string.Join(", ", limits.Where(limit => limit is not null)) : "none";
    }
}
