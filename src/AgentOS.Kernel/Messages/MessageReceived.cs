namespace AgentOS.Kernel.Messages;

/// <summary>What the event MESSAGE_RECEIVED tells.</summary>
/// <param name="Id">The message's number.</param>
/// <param name="From">Its sender's number.</param>
/// <param name="FromName">Its sender's name; absent is none.</param>
internal sealed record MessageReceived(ulong Id, uint From, string? FromName);
