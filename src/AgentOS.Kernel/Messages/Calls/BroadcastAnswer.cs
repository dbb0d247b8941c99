namespace AgentOS.Kernel.Messages.Calls;

/// <summary>Who got a message.</summary>
/// <param name="Success">Always true.</param>
/// <param name="DeliveredCount">How many.</param>
/// <param name="NotDelivered">The numbers of those whose mailboxes were full.</param>
internal sealed record BroadcastAnswer(bool Success, int DeliveredCount, uint[] NotDelivered);
