namespace AgentOS.Bench;

/// <summary>What the caller asked for.</summary>
/// <param name="Suite">Name of a suite, or <c>all</c>.</param>
/// <param name="AsJson">JSON instead of a table.</param>
/// <param name="ChosenRounds">Rounds instead of each suite's own number.</param>
/// <param name="IsQuick">One round and small sizes: does everything run, not how fast.</param>
/// <param name="WithCurve">Also the growth to a million files and to 20 GiB.</param>
/// <param name="WithLoad">Also five hundred live agents.</param>
/// <param name="Only">fs: only workloads whose title contains this text, without the memory.</param>
/// <param name="ChosenProgram">An <c>agentos</c> program instead of the one built from this source tree.</param>
internal sealed record BenchOptions(string Suite, bool AsJson, int? ChosenRounds, bool IsQuick, bool WithCurve, bool WithLoad, string? Only, string? ChosenProgram)
{
    public bool Includes(ISuite suite) => Suite is "all" || string.Equals(Suite, suite.Name, StringComparison.Ordinal);

    public int Rounds(int usual) => ChosenRounds ?? (IsQuick ? 1 : usual);
}
