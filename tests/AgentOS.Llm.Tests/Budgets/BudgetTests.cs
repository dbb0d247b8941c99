using AgentOS.Errors;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling;
using AgentOS.Llm.Tests.Scheduling.Simulation;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Budgets;

public sealed class BudgetTests : IDisposable
{
    private static readonly LlmClientId s_parent = new("parent"), s_child = new("child");

    private readonly FakeTimeProvider _clock = new();
    private readonly LlmScheduler _scheduler;

    public BudgetTests()
    {
        _scheduler = new(new(), _clock) { Prices = new(new Dictionary<string, ModelPrice>(StringComparer.Ordinal) { ["model"] = new(2, 1, 10), ["local-*"] = new(0, 0, 0) }) };
        _scheduler.Register(s_parent);
        _scheduler.Register(s_child, s_parent);
    }

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void Tokens_are_limited_and_the_refusal_says_what_is_left_and_how_to_raise()
    {
        _scheduler.SetBudgets(s_child, [new() { Tokens = 250 }]);
        Use(s_child, 100, 50);
        AgentOSException failure = Assert.Throws<AgentOSException>(() => Ask(s_child, 100, 50));
        Assert.Equal(BudgetErrors.Exhausted, failure.Definition);
        Assert.Contains("'child' has 100 of 250 tokens left", failure.Message, StringComparison.Ordinal);
        Assert.Contains("agentos llm budget set", failure.Definition.Remedy, StringComparison.Ordinal);
        Use(s_child, 50, 50);
    }

    [Fact]
    public void Money_is_limited_by_the_price_of_input_cached_and_output_tokens()
    {
        _scheduler.SetBudgets(s_child, [new() { Money = 10 }]);
        LlmReceipt receipt = Lease(Ask(s_child, 1_000_000, 100_000)).Settle(new(1_000_000, 500_000, 100_000));
        Assert.Equal(2.5m, receipt.Cost);
        Assert.Equal(new(1_100_000, 2.5m, 1), _scheduler.Budgets()[0].Used);
        Assert.Throws<AgentOSException>(() => Ask(s_child, 0, 760_000));
        Ask(s_child, 0, 750_000);
    }

    [Fact]
    public void A_model_without_a_price_is_refused_where_money_is_limited()
    {
        _scheduler.SetBudgets(s_parent, [new() { Money = 1 }]);
        Assert.Equal(BudgetErrors.NoPrice, _scheduler.Admit(Request(s_child, 1, 1, "unknown")).Refusal!.Error);
        Assert.True(_scheduler.Admit(Request(s_child, 1, 1, "local-3b")).IsTaken);
    }

    [Fact]
    public void What_is_under_way_counts_until_it_is_known()
    {
        _scheduler.SetBudgets(s_child, [new() { Tokens = 1000 }]);
        LlmLease lease = Lease(Ask(s_child, 100, 800));
        Assert.False(_scheduler.Admit(Request(s_child, 100, 100)).IsTaken);
        lease.Settle(new(100, 0, 10));
        Assert.True(_scheduler.Admit(Request(s_child, 100, 100)).IsTaken);
    }

    [Fact]
    public void A_tree_pays_together_and_an_agent_for_itself()
    {
        _scheduler.SetBudgets(s_parent, [new() { Tokens = 1000 }, new() { Scope = BudgetScope.Agent, Calls = 1 }]);
        Use(s_child, 300, 300);
        Use(s_parent, 300, 0);
        Assert.Contains("'parent' has 100 of 1000 tokens left", _scheduler.Admit(Request(s_child, 100, 1)).Refusal!.Detail, StringComparison.Ordinal);
        Assert.Contains("0 of 1 calls left", _scheduler.Admit(Request(s_parent, 1, 1)).Refusal!.Detail, StringComparison.Ordinal);
        Use(s_child, 50, 50);
    }

    [Fact]
    public void A_refused_reservation_reserves_nothing_anywhere()
    {
        _scheduler.SetBudgets(s_child, [new() { Tokens = 1000 }]);
        _scheduler.SetBudgets(s_parent, [new() { Tokens = 100 }]);
        Assert.False(_scheduler.Admit(Request(s_child, 500, 0)).IsTaken);
        Assert.All(_scheduler.Budgets(), budget => Assert.Equal(default, budget.Reserved));
    }

    [Theory]
    [InlineData(BudgetWindow.Hour, 55)]
    [InlineData(BudgetWindow.Day, (20 * 60) + 55)]
    [InlineData(BudgetWindow.Month, (29 * 24 * 60) + (20 * 60) + 55)]
    public void A_window_begins_anew_by_the_calendar(BudgetWindow window, int minutes)
    {
        // The clock begins on 2 January at 03:04:05.
        _scheduler.SetBudgets(s_child, [new() { Window = window, Tokens = 100 }]);
        Use(s_child, 50, 50);
        LlmRefusal refusal = _scheduler.Admit(Request(s_child, 50, 50)).Refusal!;
        Assert.InRange(refusal.RetryAfter!.Value.TotalMinutes, minutes, minutes + 1);
        _clock.Advance(refusal.RetryAfter.Value);
        Use(s_child, 50, 50);
    }

    [Fact]
    public void Raising_it_counts_at_once_and_what_was_used_stays_used()
    {
        _scheduler.SetBudgets(s_child, [new() { Tokens = 100 }]);
        Use(s_child, 50, 50);
        _scheduler.SetBudgets(s_child, [new() { Tokens = 200 }]);
        Use(s_child, 50, 50);
        Assert.False(_scheduler.Admit(Request(s_child, 1, 0)).IsTaken);
        _scheduler.SetBudgets(s_child, []);
        Use(s_child, 1000, 0);
    }

    [Fact]
    public void One_budget_is_set_beside_others_and_taken_away()
    {
        _scheduler.SetBudget(s_child, new() { Tokens = 100 });
        _scheduler.SetBudget(s_child, new() { Window = BudgetWindow.Day, Calls = 3 });
        _scheduler.SetBudget(s_child, new() { Tokens = 200 });
        Assert.Equal([3L, null], _scheduler.Budgets().Select(budget => budget.Limit.Calls));
        _scheduler.SetBudget(s_child, new());
        Assert.Equal(BudgetWindow.Day, Assert.Single(_scheduler.Budgets()).Limit.Window);
        Assert.Equal(SchedulingErrors.UnknownClient, Assert.Throws<AgentOSException>(() => _scheduler.SetBudget(new("nobody"), new())).Definition);
        Assert.Equal(SchedulingErrors.BadSetting, Assert.Throws<AgentOSException>(() => _scheduler.SetBudget(s_child, new() { Tokens = -1 })).Definition);
    }

    [Fact]
    public void A_budget_that_was_set_while_a_call_ran_counts_what_it_used()
    {
        LlmLease lease = Lease(Ask(s_child, 100, 100));
        _scheduler.SetBudgets(s_child, [new() { Tokens = 300 }]);
        lease.Settle(new(100, 0, 100));
        BudgetStatus status = _scheduler.Budgets()[0];
        Assert.Equal((200, 0), (status.Used.Tokens, status.Reserved.Tokens));
    }

    [Fact]
    public void What_was_used_before_a_restart_can_be_counted()
    {
        LlmBudget budget = new() { Window = BudgetWindow.Day, Tokens = 300 };
        DateTimeOffset today = new(_clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        _scheduler.RestoreBudget(s_child, budget, new(250, 0, 3), today.AddDays(-1));
        Assert.Equal(0, _scheduler.Budgets()[0].Used.Tokens);
        _scheduler.RestoreBudget(s_child, budget, new(250, 0, 3), today);
        _scheduler.RestoreBudget(s_child, budget, new(250, 0, 3), today);
        Assert.Equal(250, Assert.Single(_scheduler.Budgets()).Used.Tokens);
        Assert.False(_scheduler.Admit(Request(s_child, 51, 0)).IsTaken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_happens_reservations_come_to_nothing_and_use_to_the_sum_of_the_receipts(int seed)
    {
        Random random = new(seed);
        _scheduler.SetBudgets(s_parent, [new() { Tokens = 100_000 }]);
        List<LlmTicket> tickets = [];
        long used = 0;
        for (int step = 0; step < 2000; step++)
        {
            if (random.Next(2) == 0 && _scheduler.Admit(Request(random.Next(2) == 0 ? s_child : s_parent, random.Next(100), random.Next(100))).Ticket is { } ticket)
                tickets.Add(ticket);
            if (tickets.Count > 0 && random.Next(2) == 0)
                used += End(tickets[random.Next(tickets.Count)], random);
            _clock.Advance(TimeSpan.FromSeconds(random.Next(3)));
        }

        for (int index = 0; index < tickets.Count; index++)
            used += End(tickets.FirstOrDefault(ticket => ticket.State == TicketState.Sent) ?? tickets[index], random);
        tickets.ForEach(ticket => ticket.Cancel());
        BudgetStatus status = _scheduler.Budgets().Single();
        Assert.Equal(default, status.Reserved);
        Assert.Equal(used, status.Used.Tokens);
        Assert.InRange(used, 1, 100_000);
    }

    private static long End(LlmTicket ticket, Random random)
    {
        if (!ticket.TryGetLease(out LlmLease? lease))
        {
            if (random.Next(4) == 0)
                ticket.Cancel();
            return 0;
        }

        lease.Streamed(random.Next(ticket.Request.MaxOutputTokens!.Value));
        switch (random.Next(4))
        {
            case 0:
                return lease.Cancel().Usage.Total;
            case 1:
                return lease.Fail().Usage.Total;
            case 2:
                lease.Refused(null);
                return 0;
            default:
                return lease.Settle(new(ticket.Request.InputTokens, 0, lease.StreamedTokens)).Usage.Total;
        }
    }

    private static LlmTicketRequest Request(LlmClientId client, int input, int output, string model = "model") =>
        new() { Client = client, Route = Scheduled.Route with { Model = model }, InputTokens = input, MaxOutputTokens = output };

    private static LlmLease Lease(LlmTicket ticket) => ticket.TryGetLease(out LlmLease? lease) ? lease : throw new InvalidOperationException($"it is {ticket.State}");

    private LlmTicket Ask(LlmClientId client, int input, int output) => _scheduler.Submit(Request(client, input, output));

    private void Use(LlmClientId client, int input, int output) => Lease(Ask(client, input, output)).Settle(new(input, 0, output));
}
