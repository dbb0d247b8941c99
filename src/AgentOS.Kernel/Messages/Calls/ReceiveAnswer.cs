namespace AgentOS.Kernel.Messages.Calls;

/// <summary>Messages that were taken.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="Count">How many.</param>
internal sealed record ReceiveAnswer(bool Success, MessageEntry[] Messages, int Count);
