using AgentOS.Llm.Budgets;
using AgentOS.Llm.Scheduling.Limits;
using AgentOS.Llm.Scheduling.Shares;

namespace AgentOS.Llm.Scheduling.Clients;

/// <summary>A client, whatever keys it uses.</summary>
internal sealed class ClientAccount : IShareTerms
{
    public ClientAccount(LlmClientId id, ClientAccount? parent, LlmClientSettings settings, SchedulerOptions options)
    {
        (Id, Parent, Settings) = (id, parent, settings);
        Outputs = new(options.OutputQuantile, options.DefaultOutputTokens);
        Retries = new(options.RetriesPerSuccess, options.MostRetries);
        Budget = new(id.Name, parent?.Budget);
    }

    public LlmClientId Id { get; }

    /// <summary>Who started it.</summary>
    public ClientAccount? Parent { get; }

    public LlmClientSettings Settings { get; set; }

    /// <summary>Whether it is forgotten when its last call is over, and those it started are.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Clients it started that are known.</summary>
    public int Children { get; set; }

    public OutputQuantile Outputs { get; }

    public RetryBudget Retries { get; }

    public BudgetAccount Budget { get; }

    public ClientTotals Totals { get; } = new();

    public double Weight => Settings.Weight;

    public double BurstTokens => Settings.BurstTokens;
}
