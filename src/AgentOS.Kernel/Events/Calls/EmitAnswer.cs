namespace AgentOS.Kernel.Events.Calls;

/// <summary>An event that was made.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Event">Its name.</param>
/// <param name="DeliveredCount">How many connections were told.</param>
internal sealed record EmitAnswer(bool Success, string Event, int DeliveredCount);
