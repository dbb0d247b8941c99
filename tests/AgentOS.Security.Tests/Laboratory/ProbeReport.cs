using System.Collections.Frozen;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>The lines a probe printed: <c>ITEM attempt outcome</c>.</summary>
internal sealed class ProbeReport
{
    private readonly FrozenDictionary<(string Item, string Attempt), string> _outcomes;
    private readonly ProgramRun _run;

    public ProbeReport(ProgramRun run)
    {
        _run = run;
        _outcomes = run.Output.Split('\n')
            .Select(line => line.Split(' '))
            .Where(words => words is [['H', ..], _, _])
            .ToFrozenDictionary(words => (words[0], words[1]), words => words[2]);
    }

    /// <summary>The outcome of one attempt; the test fails with everything the run said when it has none.</summary>
    public string this[string item, string attempt]
    {
        get
        {
            Assert.True(_outcomes.TryGetValue((item, attempt), out string? outcome), $"no line '{item} {attempt}' in: {_run}");
            return outcome!;
        }
    }

    /// <summary>The outcome of one attempt, or null when the run ended before it.</summary>
    public string? Find(string item, string attempt) => _outcomes.GetValueOrDefault((item, attempt));

    public override string ToString() => _run.ToString();
}
