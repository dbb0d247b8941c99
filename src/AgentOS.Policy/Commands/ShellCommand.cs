namespace AgentOS.Policy.Commands;

/// <summary>One program a command line would start.</summary>
internal sealed class ShellCommand
{
    private IReadOnlyList<ShellCommand>? _allFeeders;

    /// <summary>The program, then its arguments.</summary>
    public List<ShellWord> Words { get; init; } = [];

    /// <summary>Files it writes to by redirection.</summary>
    public List<string> Outputs { get; init; } = [];

    /// <summary>Commands whose output it reads: before it in the pipeline, or substituted into its words.</summary>
    public List<ShellCommand> Feeders { get; init; } = [];

    /// <summary>What stands in the script for it to read (here-documents and here-strings).</summary>
    public string Input { get; set; } = "";

    /// <summary>The program's name without directories; null when the script computes it.</summary>
    public string? Program => Words is [{ IsKnown: true } first, ..] ? first.Text[(first.Text.LastIndexOf('/') + 1)..] : null;

    /// <summary>The same place in the script with other words.</summary>
    public ShellCommand With(IEnumerable<ShellWord> words) => new() { Words = [.. words], Outputs = Outputs, Feeders = Feeders, Input = Input };

    /// <summary>All commands whose output can reach it. Asked for after the script was read.</summary>
    public IReadOnlyList<ShellCommand> AllFeeders => _allFeeders ??= FindFeeders();

    private List<ShellCommand> FindFeeders()
    {
        HashSet<ShellCommand> seen = [];
        Queue<ShellCommand> waiting = new(Feeders);
        while (waiting.TryDequeue(out ShellCommand? feeder))
        {
            if (seen.Add(feeder))
                feeder.Feeders.ForEach(waiting.Enqueue);
        }

        return [.. seen];
    }
}
