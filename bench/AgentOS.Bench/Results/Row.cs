namespace AgentOS.Bench.Results;

/// <summary>One line of the table.</summary>
/// <param name="Measured">What was done.</param>
/// <param name="Compared">Who is held against whom (<c>agent / native</c>), or the one subject of an absolute value.</param>
/// <param name="Value">Ratios of the paired rounds, or absolute values.</param>
/// <param name="Unit">Unit of <paramref name="Value"/> and of the target.</param>
/// <param name="Series">The measurements behind it.</param>
/// <param name="SeriesUnit">Unit of <paramref name="Series"/>.</param>
/// <param name="Target">What the value is held against, if anything.</param>
internal sealed record Row(
    string Measured, string Compared, Distribution Value, Unit Unit, IReadOnlyList<Series> Series, Unit SeriesUnit, Target? Target)
{
    /// <summary>Divides the times of two subjects round by round, so that drift of the machine cancels out.</summary>
    public static Row Pair(string measured, Series subject, Series other, Comparison comparison, Target? target)
    {
        IEnumerable<double> ratios = subject.Values.Samples.Zip(
            other.Values.Samples,
            (mine, theirs) => comparison == Comparison.Time ? mine / theirs : theirs / mine);
        string compared = $"{subject.Subject} / {other.Subject}{(comparison == Comparison.Speed ? ", speed" : "")}";
        return new(measured, compared, new([.. ratios]), Unit.Ratio, [subject, other], Unit.Seconds, target);
    }

    /// <summary>What a subject takes beyond another, round by round, in seconds.</summary>
    public static Row Added(string measured, Series subject, Series other, Target? target) => new(
        measured, $"{subject.Subject} - {other.Subject}", new([.. subject.Values.Samples.Zip(other.Values.Samples, static (mine, theirs) => mine - theirs)]),
        Unit.Seconds, [subject, other], Unit.Seconds, target);

    /// <summary>A value that is its own yardstick, because the target is absolute.</summary>
    public static Row Absolute(string measured, Series subject, Unit unit, Target? target) =>
        new(measured, subject.Subject, subject.Values, unit, [subject], unit, target);

    public string Verdict => Target is null ? "" : Target.IsReachedBy(Value.Median) ? "reached" : "not reached";
}
