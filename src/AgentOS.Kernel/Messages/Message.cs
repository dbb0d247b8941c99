using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Messages;

/// <summary>A message on its way.</summary>
/// <param name="Id">1 and up, in one row for the whole kernel.</param>
/// <param name="From">Who sent it.</param>
/// <param name="FromName">What they were called then; null is nothing.</param>
/// <param name="Content">What they say.</param>
/// <param name="Sent">When, by the clock's time stamps.</param>
/// <param name="ReplyTo">The message it answers; null is none.</param>
internal sealed record Message(ulong Id, Identity From, string? FromName, RawJson Content, long Sent, ulong? ReplyTo)
{
    // The other fields of an entry of RECV's answer; a character of a name takes six bytes at most (\u0000).
    private const int FieldBytes = 192, CharacterBytes = 6;

    /// <summary>What it takes in a mailbox and, at most, in an answer, in bytes.</summary>
    public int Size => Content.Length + FieldBytes + (CharacterBytes * (FromName?.Length ?? 0));
}
