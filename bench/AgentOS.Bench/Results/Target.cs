using System.Globalization;

namespace AgentOS.Bench.Results;

/// <summary>A bound the median is held against. Missing it is reported, never an error.</summary>
internal sealed record Target(bool IsUpperBound, double Bound)
{
    public static Target AtMost(double bound) => new(IsUpperBound: true, bound);

    public static Target AtLeast(double bound) => new(IsUpperBound: false, bound);

    /// <summary>Reads <c>&lt;= 2.0</c> or <c>&gt;= 0.5</c>.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Target Parse(string text) => text.Split(' ') switch
    {
        ["<=", var bound] => AtMost(double.Parse(bound, CultureInfo.InvariantCulture)),
        [">=", var bound] => AtLeast(double.Parse(bound, CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"'{text}' is no target; write '<= 2.0' or '>= 0.5'"),
    };

    public bool IsReachedBy(double median) => IsUpperBound ? median <= Bound : median >= Bound;

    public string Describe(Unit unit) => $"{(IsUpperBound ? "<=" : ">=")} {unit.Format(Bound)}";
}
