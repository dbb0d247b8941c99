namespace AgentOS.Kernel.Messages;

/// <summary>What a mailbox holds at most.</summary>
/// <param name="Messages">So many messages.</param>
/// <param name="Bytes">So many bytes of them; as many again may wait to be let in.</param>
/// <param name="Waiting">So many messages wait to be let in.</param>
internal sealed record MailboxLimits(int Messages = 1000, long Bytes = 2 << 20, int Waiting = 64);
