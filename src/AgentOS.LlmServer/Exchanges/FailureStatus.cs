using AgentOS.Errors;
using AgentOS.Llm;
using AgentOS.Llm.Budgets;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Scheduling;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>Failures of the gateway's own as the statuses of HTTP that providers' clients act on: they ask again after 429 and 5xx, and after nothing else.</summary>
internal static class FailureStatus
{
    private static readonly Dictionary<string, int> s_statuses = new(StringComparer.Ordinal)
    {
        [LlmErrors.UnknownModel.Code] = 404,
        [LlmErrors.BadQuestion.Code] = 400,
        [LlmErrors.NotRecorded.Code] = 400,
        [LlmErrors.NotScripted.Code] = 400,
        [LlmErrors.NoKey.Code] = 424,
        [LlmErrors.ProviderDown.Code] = 503,
        [LlmErrors.ProviderFailed.Code] = 502,
        [BudgetErrors.Exhausted.Code] = 403,
        [BudgetErrors.NoPrice.Code] = 403,
        [SchedulingErrors.QueueFull.Code] = 503,
        [SchedulingErrors.WouldExceedDeadline.Code] = 504,
        [SchedulingErrors.DeadlineExceeded.Code] = 504,
    };

    /// <summary>A failure as clients are told it.</summary>
    public static AnswerFailure Of(AgentOSException failure) => new(
        s_statuses.GetValueOrDefault(failure.Definition.Code, 500), $"{failure.Message}. {failure.Definition.Remedy}", failure.Definition.Code, failure.Definition.Remedy);

    /// <summary>A provider's failure as clients are told it. A refused key is the operator's affair: the asker's own key is fine.</summary>
    public static AnswerFailure Of(ProviderFailure failure)
    {
        AgentOSException told = new(LlmErrors.ProviderFailed, "answer", "", failure.Message, failure);
        return new AnswerFailure(failure.IsKeyRefused ? 424 : failure.Status, told.Message, LlmErrors.ProviderFailed.Code, LlmErrors.ProviderFailed.Remedy);
    }
}
