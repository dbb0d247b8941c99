namespace AgentOS.Bench.Results;

/// <summary>What a number in the table counts, and how it is written.</summary>
internal sealed record Unit(string Name, Func<double, string> Format)
{
    public static readonly Unit Ratio = new("ratio", static value => $"{value:0.00}x");

    public static readonly Unit Mebibytes = new("MiB", static value => $"{value:0.0} MiB");

    public static readonly Unit Milliseconds = new("ms", static value => $"{value:0.0} ms");

    public static readonly Unit Seconds = new("s", static value => value switch
    {
        >= 1 => $"{value:0.00} s",
        >= 0.001 => $"{value * 1e3:0.0} ms",
        _ => $"{value * 1e6:0.0} us",
    });

    public static readonly Unit Kibibytes = new("KiB", static value => $"{value:0} KiB");

    public static readonly Unit PerSecond = new("/s", static value => $"{value:#,0.#}/s");

    /// <summary>Seconds per operation, printed as operations per second.</summary>
    public static readonly Unit Rate = new("s", static value => value < 0.1 ? $"{1 / value:#,0}/s" : $"{1 / value:0.00}/s");
}
