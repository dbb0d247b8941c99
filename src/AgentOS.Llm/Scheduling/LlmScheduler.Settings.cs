using AgentOS.Errors;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Clients;

namespace AgentOS.Llm.Scheduling;

/// <content>What may change at any time.</content>
public sealed partial class LlmScheduler
{
    private const string Operation = "schedule calls of";

    /// <summary>Hears of a client that is forgotten, with its budgets as they were then. Must not call the scheduler.</summary>
    public event Action<IReadOnlyList<BudgetStatus>>? Forgotten;

    /// <summary>What models cost, from now on.</summary>
    public PriceTable Prices
    {
        get
        {
            lock (_lock)
                return _prices;
        }

        set
        {
            lock (_lock)
                _prices = value;
        }
    }

    /// <summary>Makes a client known, before its first call: afterwards its place in the tree is what it is.</summary>
    /// <param name="id">Who.</param>
    /// <param name="parent">Who started it and shares its weight with it; null is nobody. Becomes known by being named.</param>
    /// <param name="settings">Null are those it has, or else the scheduler's.</param>
    /// <exception cref="AgentOSException"><see cref="SchedulingErrors.BadParent"/>: it is known below another parent.
    /// <see cref="SchedulingErrors.BadSetting"/>, <see cref="SchedulingErrors.ReservationTooLarge"/>.</exception>
    public void Register(LlmClientId id, LlmClientId? parent = null, LlmClientSettings? settings = null)
    {
        lock (_lock)
        {
            if (!_clients.TryGetValue(id, out ClientAccount? client))
            {
                if (parent == id)
                    throw new AgentOSException(SchedulingErrors.BadParent, Operation, id.Name);
                ClientAccount? starter = parent is { } known ? Client(known) : null;
                _clients[id] = client = new(id, starter, _options.DefaultClient, _options);
                if (starter is not null)
                    starter.Children++;
            }
            else if (client.Parent?.Id != parent)
            {
                throw new AgentOSException(SchedulingErrors.BadParent, Operation, id.Name, $"it is below '{client.Parent?.Id.Name}'");
            }

            client.IsLeaving = false;
            if (settings is not null)
                Change(client, settings);
        }
    }

    /// <summary>Changes how a client is treated, at once, also for what waits.</summary>
    /// <exception cref="AgentOSException"><see cref="SchedulingErrors.BadSetting"/>, <see cref="SchedulingErrors.ReservationTooLarge"/>; nothing changed.</exception>
    public void Configure(LlmClientId id, LlmClientSettings settings)
    {
        lock (_lock)
            Change(Client(id), settings);
    }

    /// <summary>Changes something of how a client is treated, at once.</summary>
    /// <exception cref="AgentOSException"><see cref="SchedulingErrors.UnknownClient"/>, <see cref="SchedulingErrors.BadSetting"/>, <see cref="SchedulingErrors.ReservationTooLarge"/>.</exception>
    public void Change(LlmClientId id, ClientChange change)
    {
        lock (_lock)
        {
            ClientAccount client = Known(id);
            Change(client, change.Apply(client.Settings));
        }
    }

    /// <summary>Changes the limits of a key, all its models together.</summary>
    /// <exception cref="AgentOSException"><see cref="SchedulingErrors.BadSetting"/>.</exception>
    public void Configure(string key, CapacityLimits limits)
    {
        Check(limits, key);
        lock (_lock)
        {
            KeyQueue queue = Key(key);
            queue.Capacity.Set(limits);
            foreach (Lane lane in queue.Lanes)
                lane.FollowKey();
            Pump(queue, Now);
        }
    }

    /// <summary>Changes the limits of one model of a key. One without limits of its own has as many slots as its key.</summary>
    /// <exception cref="AgentOSException"><see cref="SchedulingErrors.BadSetting"/>.</exception>
    public void Configure(LlmRoute route, CapacityLimits limits)
    {
        Check(limits, route.Model);
        lock (_lock)
        {
            Lane lane = Key(route.Key).Lane(route.Model);
            lane.HasOwnLimits = true;
            lane.Capacity.Set(limits);
            Pump(lane.Key, Now);
        }
    }

    /// <summary>Sets a client's budgets in place of those it had. What was used of one with the same scope and window stays used.</summary>
    public void SetBudgets(LlmClientId id, IReadOnlyList<LlmBudget> budgets)
    {
        lock (_lock)
            Client(id).Budget.Set(budgets, _sequence + 1, Time.GetUtcNow());
    }

    /// <summary>Sets one budget of a client in place of the one with the same scope and window, if any; one without limits takes that away.</summary>
    /// <exception cref="AgentOSException"><see cref="SchedulingErrors.UnknownClient"/>, <see cref="SchedulingErrors.BadSetting"/>.</exception>
    public void SetBudget(LlmClientId id, LlmBudget budget)
    {
        if (budget.Tokens < 0 || budget.Money < 0 || budget.Calls < 0)
            throw new AgentOSException(SchedulingErrors.BadSetting, "set the budget of", id.Name);
        lock (_lock)
        {
            BudgetAccount account = Known(id).Budget;
            IEnumerable<LlmBudget> others = account.Limits.Where(other => other.Scope != budget.Scope || other.Window != budget.Window);
            account.Set(budget.IsUnlimited ? [.. others] : [.. others, budget], _sequence + 1, Time.GetUtcNow());
        }
    }

    /// <summary>Sets a budget that a client had before, here or in a scheduler before this one.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="budget">In place of the one with the same scope and window, if any.</param>
    /// <param name="used">What was used of it, unless something has been since; counts if its window is still the same.</param>
    /// <param name="since">When that window began; null for <see cref="BudgetWindow.Forever"/>.</param>
    public void RestoreBudget(LlmClientId id, LlmBudget budget, BudgetUse used, DateTimeOffset? since)
    {
        lock (_lock)
            Client(id).Budget.Restore(budget, used, since, _sequence + 1, Time.GetUtcNow());
    }

    /// <summary>Forgets a client that will not come back: at once, or when its last call and those it started are over.</summary>
    public void Forget(LlmClientId id)
    {
        lock (_lock)
        {
            if (!_clients.TryGetValue(id, out ClientAccount? client))
                return;
            client.IsLeaving = true;
            Sweep(client);
        }
    }

    /// <summary>Whether a client is to be forgotten and still has calls, or those it started.</summary>
    public bool IsLeaving(LlmClientId id)
    {
        lock (_lock)
            return _clients.TryGetValue(id, out ClientAccount? client) && client.IsLeaving;
    }

    private void Sweep(ClientAccount? client)
    {
        while (client is { IsLeaving: true, Children: 0, Totals: { Queued: 0, InFlight: 0 } })
        {
            foreach (KeyQueue key in _keys.Values)
                key.Forget(client);
            Forgotten?.Invoke([.. client.Budget.Status(Time.GetUtcNow())]);
            _clients.Remove(client.Id);
            client = client.Parent;
            if (client is not null)
                client.Children--;
        }
    }

    private ClientAccount Known(LlmClientId id) => _clients.GetValueOrDefault(id) ?? throw new AgentOSException(SchedulingErrors.UnknownClient, Operation, id.Name);

    private void Change(ClientAccount client, LlmClientSettings settings)
    {
        Check(settings, client.Id);
        client.Settings = settings;
        long now = Now;
        foreach (KeyQueue key in _keys.Values)
        {
            if (key.Find(client.Id) is not { } at)
                continue;
            key.Reservations.Follow(at, now);
            at.Refresh(now);
            Pump(key, now);
        }
    }

    private static void Check(CapacityLimits limits, string name)
    {
        if (limits is not { Concurrency: > 0, RequestsPerMinute: >= 0, TokensPerMinute: >= 0 } || limits.Burst < TimeSpan.Zero)
            throw new AgentOSException(SchedulingErrors.BadSetting, "limit", name, limits.ToString());
    }

    private void Check(LlmClientSettings settings, LlmClientId id)
    {
        if (settings is not { Weight: > 0 and < double.PositiveInfinity, ReservedTokensPerMinute: >= 0, BurstTokens: >= 0, Concurrency: >= 0, QueueCapacity: > 0 })
            throw new AgentOSException(SchedulingErrors.BadSetting, Operation, id.Name, settings.ToString());
        long reserved = settings.ReservedTokensPerMinute + _clients.Values.Where(client => client.Id != id).Sum(client => client.Settings.ReservedTokensPerMinute);
        if (settings.ReservedTokensPerMinute > 0 && _keys.Values.FirstOrDefault(key => key.Capacity.Limits.TokensPerMinute is > 0 and { } most && most < reserved) is { } small)
        {
            throw new AgentOSException(SchedulingErrors.ReservationTooLarge, Operation, id.Name,
                $"{reserved} tokens a minute with those of others, and '{small.Name}' allows {small.Capacity.Limits.TokensPerMinute}");
        }
    }
}
