using System.Diagnostics;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Sql;

namespace AgentOS.Bench.Sdk.Hosts;

/// <summary>Our SDK, in this process.</summary>
internal sealed class AgentOSHost : ISdkHost
{
    private AgentDatabase? _agent;

    public string Name => "AgentOS";

    private AgentDatabase Agent => _agent ?? throw new InvalidOperationException("Open comes first");

    public void Open(string path)
    {
        Dispose();
        _agent = AgentDatabase.OpenAsync(path).GetAwaiter().GetResult();
        SqlResult journal = _agent.Sql.QueryAsync("PRAGMA journal_mode").GetAwaiter().GetResult();
        if (journal.Rows[0][0] is not "wal")
            throw new SdkFailedException(Name, $"journal_mode is {journal.Rows[0][0]}, not wal");
    }

    public void Prepare(ISdkOperation operation) => Await(operation.PrepareAsync(Agent));

    public double Run(ISdkOperation operation, int first, int count, int callers)
    {
        int last = first - 1;
        async Task CallAsync()
        {
            while (Interlocked.Increment(ref last) is int number && number < first + count)
                await operation.RunAsync(Agent, number);
        }

        long began = Stopwatch.GetTimestamp();
        Await(Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync())));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public string Check(ISdkOperation operation, int number)
    {
        Task<string> check = operation.CheckAsync(Agent, number);
        Await(check);
        return check.Result;
    }

    public void Dispose()
    {
        _agent?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _agent = null;
    }

    private void Await(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (Exception cause) when (cause is AgentOSException or IOException)
        {
            throw new SdkFailedException(Name, cause.Message);
        }
    }
}
