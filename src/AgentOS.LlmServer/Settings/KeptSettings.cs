using System.Collections.Concurrent;
using AgentOS.Errors;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling;

namespace AgentOS.LlmServer.Settings;

/// <summary>
/// Keeps what operators set while calls wait, and what is used of budgets: for clients that come back, to this gateway or the next one. A change is on disk when it is answered; use is written
/// a second after it changed, and when the gateway ends. Thread-safe.
/// </summary>
internal sealed class KeptSettings : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly KeptFile _file;
    private readonly LlmScheduler _scheduler;
    private readonly ITimer _timer;
    private readonly Dictionary<string, KeptClient> _clients;
    // What clients had used when they were forgotten.
    private readonly ConcurrentQueue<IReadOnlyList<BudgetStatus>> _gone = [];
    private bool _isUnwritten;

    /// <summary>Reads what the gateway before this one kept.</summary>
    /// <exception cref="AgentOSException">It cannot be read.</exception>
    public KeptSettings(KeptFile file, LlmScheduler scheduler, TimeProvider clock)
    {
        (_file, _scheduler) = (file, scheduler);
        _clients = file.Read().ToDictionary(kept => kept.Client, StringComparer.Ordinal);
        scheduler.Forgotten += _gone.Enqueue;
        _timer = clock.CreateTimer(_ => Save(), null, s_interval, s_interval);
    }

    /// <summary>Sets a budget of a client.</summary>
    /// <exception cref="AgentOSException">It cannot be, or not be kept.</exception>
    public void Set(LlmClientId client, LlmBudget budget)
    {
        lock (_lock)
        {
            _scheduler.SetBudget(client, budget);
            Keep(Of(client).With(budget));
        }
    }

    /// <summary>Changes how a client is treated.</summary>
    /// <exception cref="AgentOSException">It cannot be, or not be kept.</exception>
    public void Set(LlmClientId client, ClientChange change)
    {
        lock (_lock)
        {
            _scheduler.Change(client, change);
            Keep(Of(client).With(change));
        }
    }

    /// <summary>A client has come, perhaps back.</summary>
    public void Restore(LlmClientId client)
    {
        lock (_lock)
        {
            _ = Note();
            if (!_clients.TryGetValue(client.Name, out KeptClient? kept))
                return;
            if (kept.Share is { } share)
                RestoreShare(client, share);
            foreach (KeptBudget budget in kept.Budgets)
                _scheduler.RestoreBudget(client, budget.Limit, budget.Used, budget.Since);
        }
    }

    /// <summary>Writes what is used by now. A failure is tried again: nobody waits for this.</summary>
    public void Save()
    {
        try
        {
            lock (_lock)
            {
                if (!Note())
                    return;
                Write();
            }
        }
        catch (AgentOSException)
        {
            // The next change tells whoever makes it.
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Save();
    }

    private void RestoreShare(LlmClientId client, ClientChange share)
    {
        try
        {
            _scheduler.Change(client, share);
        }
        catch (AgentOSException)
        {
            // A guarantee that does not fit into what the keys allow now is none; that is no reason to refuse whoever has it.
        }
    }

    private KeptClient Of(LlmClientId client) => _clients.GetValueOrDefault(client.Name) ?? new KeptClient(client.Name, null, []);

    private void Keep(KeptClient kept)
    {
        if (kept.IsEmpty)
            _ = _clients.Remove(kept.Client);
        else
            _clients[kept.Client] = kept;
        _ = Note();
        Write();
    }

    // Whether there is anything to write.
    private bool Note()
    {
        if (_clients.Values.All(kept => kept.Budgets.Count == 0))
        {
            _gone.Clear();
            return _isUnwritten;
        }

        while (_gone.TryDequeue(out IReadOnlyList<BudgetStatus>? statuses))
            Note(statuses);
        Note(_scheduler.Budgets());
        return _isUnwritten;
    }

    private void Note(IReadOnlyList<BudgetStatus> statuses)
    {
        foreach (KeptClient kept in _clients.Values.ToArray())
        {
            KeptClient now = kept.With(statuses);
            if (now.Budgets.SequenceEqual(kept.Budgets))
                continue;
            _clients[kept.Client] = now;
            _isUnwritten = true;
        }
    }

    private void Write()
    {
        _isUnwritten = true;
        _file.Write([.. _clients.Values]);
        _isUnwritten = false;
    }
}
