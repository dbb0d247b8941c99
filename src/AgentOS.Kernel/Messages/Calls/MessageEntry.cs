using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>A message that was received.</summary>
/// <param name="Id">Its number.</param>
/// <param name="From">Its sender's number.</param>
/// <param name="FromName">Its sender's name when it was sent; absent is none.</param>
/// <param name="Message">What it says.</param>
/// <param name="AgeMs">How long ago it was sent, in milliseconds.</param>
/// <param name="ReplyTo">The message it answers; absent is none.</param>
internal sealed record MessageEntry(ulong Id, uint From, string? FromName, RawJson Message, long AgeMs, ulong? ReplyTo)
{
    /// <summary>Shows a message.</summary>
    public static MessageEntry Of(Message message, TimeSpan age) =>
        new(message.Id, message.From.Id, message.FromName, message.Content, (long)age.TotalMilliseconds, message.ReplyTo);
}
