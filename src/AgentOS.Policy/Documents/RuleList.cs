using AgentOS.Errors;

namespace AgentOS.Policy.Documents;

/// <summary>Lists of rules with the bound all of them have.</summary>
internal static class RuleList
{
    private const int Most = 256;

    /// <summary>New rules in place of others; null leaves those.</summary>
    public static IReadOnlyList<Rule<T>> Replace<T>(IReadOnlyList<Rule<T>> current, IReadOnlyList<string>? wanted, Func<string, T> parse, string origin)
        where T : IEquatable<T> => wanted is null ? current : Merge([], Bounded(wanted).Select(text => new Rule<T>(parse(text), origin)));

    /// <summary>New rules besides others.</summary>
    public static IReadOnlyList<Rule<T>> Add<T>(IReadOnlyList<Rule<T>> current, IReadOnlyList<string>? wanted, Func<string, T> parse, string origin)
        where T : IEquatable<T> => wanted is null ? current : Merge(current, Bounded(wanted).Select(text => new Rule<T>(parse(text), origin)));

    /// <summary>All rules of two lists, each once.</summary>
    public static IReadOnlyList<Rule<T>> Merge<T>(IEnumerable<Rule<T>> first, IEnumerable<Rule<T>> second)
        where T : IEquatable<T> => Bounded([.. first.Concat(second).DistinctBy(rule => rule.Pattern)]);

    /// <summary>A list that is short enough.</summary>
    /// <exception cref="AgentOSException"><c>policy.too-many-rules</c>.</exception>
    public static IReadOnlyList<T> Bounded<T>(IReadOnlyList<T> list) =>
        list.Count <= Most ? list : throw new AgentOSException(PolicyErrors.TooManyRules, "set permissions", "", $"there would be {list.Count}");
}
