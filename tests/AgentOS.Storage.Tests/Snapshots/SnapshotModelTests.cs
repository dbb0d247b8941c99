using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>Random changes with snapshots in between: each snapshot is for ever what the agent was when it was made.</summary>
public sealed class SnapshotModelTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly Dictionary<string, string> _recorded = [];
    private readonly Dictionary<string, string> _trees = [];
    private AgentDatabase _agent = null!;
    private int _forks;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [Trait("Rule", "AF-13")]
    [Trait("Rule", "AF-14")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_snapshot_stays_as_it_was_recorded(int seed)
    {
        const int rounds = 40, changesPerRound = 25;
        RandomChanges random = new(seed);
        _agent = await AgentDatabase.OpenAsync(_directory["agent.db"], cancellationToken: TestContext.Current.CancellationToken);
        for (int round = 0; round < rounds; round++)
        {
            await random.RunAsync(_agent, changesPerRound);
            await StepAsync(random, round);
        }

        foreach (string name in _recorded.Keys)
            await DemandForkAsync(name);
        foreach (string name in _recorded.Keys.ToArray())
            await RestoreAsync(name);
        await _agent.DisposeAsync();
        Assert.Equal("ok", SqliteCommand.Run(_directory["agent.db"], "PRAGMA integrity_check"));
    }

    private async Task StepAsync(RandomChanges random, int round)
    {
        string[] names = [.. _recorded.Keys];
        switch (random.Next(8))
        {
            case 0 when names.Length > 2:
                string deleted = names[random.Next(names.Length)];
                await _agent.Snapshots.DeleteAsync(deleted);
                _recorded.Remove(deleted);
                break;
            case 1 when names.Length > 0:
                await RestoreAsync(names[random.Next(names.Length)]);
                break;
            case 2 when names.Length > 0:
                await DemandForkAsync(names[random.Next(names.Length)]);
                break;
            case 3:
                await _agent.DisposeAsync();
                _agent = await AgentDatabase.OpenAsync(_directory["agent.db"]);
                break;
            default:
                await _agent.Snapshots.CreateAsync($"round {round}");
                _recorded[$"round {round}"] = await RecordedState.ReadAsync(_agent);
                _trees[$"round {round}"] = ReadTree(snapshot: null);
                break;
        }

        foreach ((string name, string tree) in _trees.Where(pair => _recorded.ContainsKey(pair.Key)))
            Assert.Equal(tree, ReadTree(name));
    }

    private string ReadTree(string? snapshot)
    {
        using SnapshotTree tree = SnapshotTree.Open(_directory["agent.db"], snapshot);
        return TreeState.Read(tree);
    }

    private async Task RestoreAsync(string name)
    {
        string before = await RecordedState.ReadAsync(_agent);
        RestoreOutcome outcome = await _agent.Snapshots.RestoreAsync(name);
        Assert.Equal(0, outcome.UnrecordedFiles);
        Assert.Equal(_recorded[name], await RecordedState.ReadAsync(_agent));
        _recorded[outcome.UndoSnapshot] = before;
    }

    private async Task DemandForkAsync(string name)
    {
        string path = _directory[$"fork {_forks++}.db"];
        await _agent.Snapshots.ForkAsync(name, path);
        await using AgentDatabase fork = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { ReadOnly = true });
        Assert.Equal(_recorded[name], await RecordedState.ReadAsync(fork));
    }
}
