namespace AgentOS.Bench.Results;

/// <summary>What a run found: rows in the order measured, and plain sentences on what could not be measured or went wrong.</summary>
internal sealed class Report(TextWriter progress)
{
    private readonly List<Row> _rows = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<Row> Rows => _rows;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>A workload failed, or two stages gave different results.</summary>
    public bool HasFailed { get; private set; }

    public void Add(Row row) => _rows.Add(row);

    /// <summary>Something a reader of the table must know, such as a yardstick this machine cannot provide.</summary>
    public void Note(string sentence)
    {
        _notes.Add(sentence);
        Progress(sentence);
    }

    public void Fail(string sentence)
    {
        HasFailed = true;
        Note($"FAILED: {sentence}");
    }

    public void Progress(string sentence) => progress.WriteLine($"bench: {sentence}");
}
