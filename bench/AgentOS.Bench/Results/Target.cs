using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentOS.Bench.Results;

/// <summary>A bound the median is held against. Missing it is reported, never an error.</summary>
internal sealed partial record Target(bool IsUpperBound, double Bound)
{
    public static Target AtMost(double bound) => new(IsUpperBound: true, bound);

    public static Target AtLeast(double bound) => new(IsUpperBound: false, bound);

    /// <summary>Reads <c>&lt;= 2.0</c> or <c>&gt;= 0.5</c>.</summary>
    public static Target Parse(string text)
    {
        Match match = Pattern().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' is no target; write '<= 2.0' or '>= 0.5'");
        double bound = double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return match.Groups[1].Value == "<=" ? AtMost(bound) : AtLeast(bound);
    }

    public bool IsReachedBy(double median) => IsUpperBound ? median <= Bound : median >= Bound;

    public string Describe(Unit unit) => $"{(IsUpperBound ? "<=" : ">=")} {unit.Format(Bound)}";

    [GeneratedRegex(@"^\s*(<=|>=)\s*([0-9.]+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
