namespace AgentOS.Llm.Scheduling.Snapshots;

/// <summary>A call that waits: what <c>agentos llm queue</c> shows.</summary>
/// <param name="Client">Whose.</param>
/// <param name="Key">Where it goes.</param>
/// <param name="Model">To which model.</param>
/// <param name="Priority">Its band.</param>
/// <param name="Position">About the how-manieth to be sent, from 1.</param>
/// <param name="WaitedSeconds">So far.</param>
/// <param name="EstimatedSeconds">From now on.</param>
/// <param name="Reason">What it waits for.</param>
/// <param name="InputTokens">Of its prompt.</param>
/// <param name="ExpectedOutputTokens">Of its answer.</param>
public sealed record WaitingCall(
    string Client, string Key, string Model, LlmPriority Priority, int Position, double WaitedSeconds, double EstimatedSeconds, WaitReason Reason,
    long InputTokens, long ExpectedOutputTokens);
