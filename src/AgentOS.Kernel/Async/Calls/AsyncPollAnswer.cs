namespace AgentOS.Kernel.Async.Calls;

/// <summary>Answers of asynchronous calls.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Results">In the order in which they were ready.</param>
/// <param name="Count">How many.</param>
internal sealed record AsyncPollAnswer(bool Success, AsyncPollEntry[] Results, int Count);
