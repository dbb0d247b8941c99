namespace AgentOS.Storage.LlmCalls;

/// <summary>Calls of one model together.</summary>
/// <param name="Provider">Who answered; empty when nobody did.</param>
/// <param name="Model">Which model.</param>
/// <param name="Calls">How many.</param>
/// <param name="Failed">Of those, without an answer.</param>
/// <param name="InputTokens">Of prompts, cached ones included.</param>
/// <param name="CachedTokens">Of those, from the provider's cache.</param>
/// <param name="OutputTokens">Of answers.</param>
/// <param name="Cost">US dollars.</param>
/// <param name="MeanQueueSeconds">How long they waited for their turn.</param>
/// <param name="MeanFirstTokenSeconds">From then to the first token; null when none came.</param>
/// <param name="MeanSeconds">From then to the end.</param>
public sealed record LlmUsageSum(
    string Provider, string Model, long Calls, long Failed, long InputTokens, long CachedTokens, long OutputTokens, decimal Cost,
    double MeanQueueSeconds, double? MeanFirstTokenSeconds, double MeanSeconds);
