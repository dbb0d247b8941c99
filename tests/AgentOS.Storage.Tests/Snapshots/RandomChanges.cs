using System.Globalization;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>Changes an agent at random, through every part of the SDK.</summary>
internal sealed class RandomChanges(int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    private readonly Random _random = new(seed);

    internal int Next(int limit) => _random.Next(limit);

    internal async Task RunAsync(AgentDatabase agent, int count)
    {
        for (int i = 0; i < count; i++)
        {
            try
            {
                await ChangeAsync(agent);
            }
            catch (FileSystemException)
            {
                // A name is taken, missing or of the wrong kind; nothing was changed.
            }
        }
    }

    private Task ChangeAsync(AgentDatabase agent) => _random.Next(14) switch
    {
        0 or 1 or 2 => WriteAtAsync(agent, Path()),
        3 => agent.Files.WriteAsync(Path(), Bytes(_random.Next(3) == 0 ? 200_000 : 500)),
        4 => agent.Files.TruncateAsync(Path(), _random.Next(150_000)),
        5 => agent.Files.RenameAsync(Path(), Path()),
        6 => agent.Files.RenameAsync(Path(), Path(), Storage.Files.RenameFlags.Exchange),
        7 => agent.Files.RemoveTreeAsync(Path()),
        8 => agent.Files.MakeDirectoriesAsync(Path()),
        9 => agent.Files.MakeSymbolicLinkAsync(Path(), Path()),
        10 => agent.Files.LinkAsync(Path(), Path()),
        11 => agent.KeyValue.SetJsonAsync(Name(), Number()),
        12 => _random.Next(2) == 0 ? agent.KeyValue.DeleteAsync(Name()) : agent.ToolCalls.RecordAsync(Name(), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
        _ => RunSqlAsync(agent),
    };

    private async Task WriteAtAsync(AgentDatabase agent, string path)
    {
        await using Stream file = await agent.Files.OpenWriteAsync(path, TestContext.Current.CancellationToken);
        file.Position = _random.Next(200_000);
        await file.WriteAsync(Bytes(_random.Next(1000)), TestContext.Current.CancellationToken);
    }

    /// <summary>Statements that replace rows in ways the SDK never does.</summary>
    private Task RunSqlAsync(AgentDatabase agent) => agent.Sql.ExecuteAsync(_random.Next(3) switch
    {
        0 => $"INSERT OR REPLACE INTO agentos_xattr (ino, name, value) VALUES (1, x'{_random.Next(10, 14)}', x'{_random.Next(10, 99)}')",
        1 => $"REPLACE INTO kv_store (key, value, created_at, updated_at) VALUES ('{Name()}', {Number()}, 1, 2); DELETE FROM agentos_xattr WHERE name = x'11'",
        _ => $"BEGIN; UPDATE OR IGNORE kv_store SET key = key || 'x' WHERE key = '{Name()}'; UPDATE OR REPLACE kv_store SET key = 'a' WHERE key = 'b'; COMMIT",
    });

    private string Path() => string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => "/" + Name()));

    private string Name() => Names[_random.Next(Names.Length)];

    private string Number() => _random.Next(1000).ToString(CultureInfo.InvariantCulture);

    private byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }
}
