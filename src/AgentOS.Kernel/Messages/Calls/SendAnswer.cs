namespace AgentOS.Kernel.Messages.Calls;

/// <summary>A message that was delivered.</summary>
/// <param name="Success">Always true.</param>
/// <param name="DeliveredTo">The addressee's number.</param>
/// <param name="Id">The message's number: what a reply gives as <c>reply_to</c>.</param>
/// <param name="Reply">The reply, when it was waited for.</param>
internal sealed record SendAnswer(bool Success, uint DeliveredTo, ulong Id, MessageEntry? Reply);
