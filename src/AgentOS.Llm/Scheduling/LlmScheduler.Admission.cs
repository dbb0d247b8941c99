using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Clients;

namespace AgentOS.Llm.Scheduling;

/// <content>What is taken into the queue.</content>
public sealed partial class LlmScheduler
{
    private LlmRefusal? Refusal(LlmTicket ticket, KeyQueue key) => OfQueue(ticket, key) ?? OfDeadline(ticket) ?? OfBudget(ticket);

    private LlmRefusal? OfQueue(LlmTicket ticket, KeyQueue key)
    {
        KeyClient client = ticket.Owner;
        if (client.Queued >= client.Account.Settings.QueueCapacity)
            return new(SchedulingErrors.QueueFull, client.Account.Id, $"{client.Queued} of its calls wait, the most it may have", WaitEstimate.OfSlot(ticket.Lane));
        return key.Queued >= _options.QueueCapacity
            ? new(SchedulingErrors.QueueFull, client.Account.Id, $"{key.Queued} calls wait for '{key.Name}', the most there may be", WaitEstimate.OfSlot(ticket.Lane))
            : null;
    }

    private static LlmRefusal? OfDeadline(LlmTicket ticket)
    {
        if (ticket.Request.Deadline is not { } deadline)
            return null;
        QueuePosition position = WaitEstimate.Of(ticket, ticket.SubmittedAt);
        return position.EstimatedWait <= deadline
            ? null
            : new(SchedulingErrors.WouldExceedDeadline, ticket.Owner.Account.Id,
                $"about {position.EstimatedWait.TotalSeconds:0.#} s at place {position.Position}, and it may wait {deadline.TotalSeconds:0.#} s", position.EstimatedWait - deadline);
    }

    private LlmRefusal? OfBudget(LlmTicket ticket)
    {
        ClientAccount client = ticket.Owner.Account;
        if (client.Budget.LimitsMoney && _prices.Find(ticket.Lane.Model) is null)
            return new(BudgetErrors.NoPrice, client.Id, $"model '{ticket.Lane.Model}'", null);
        DateTimeOffset now = Time.GetUtcNow();
        if (client.Budget.Reserve(ticket.Budget, now) is not { } exhausted)
            return null;
        TimeSpan? again = exhausted.Meter.Until - now;
        return new(BudgetErrors.Exhausted, client.Id, exhausted.Explain(ticket.Budget.Most, again), again);
    }
}
