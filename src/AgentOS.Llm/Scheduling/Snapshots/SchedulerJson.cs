using System.Text.Json.Serialization;
using AgentOS.Llm.Budgets;

namespace AgentOS.Llm.Scheduling.Snapshots;

/// <summary>JSON of snapshots and settings, as the gateway's control socket and <c>agentos llm --json</c> show them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchedulerSnapshot))]
[JsonSerializable(typeof(IReadOnlyList<WaitingCall>))]
[JsonSerializable(typeof(IReadOnlyList<BudgetStatus>))]
[JsonSerializable(typeof(LlmBudget))]
[JsonSerializable(typeof(ClientChange))]
public sealed partial class SchedulerJson : JsonSerializerContext;
