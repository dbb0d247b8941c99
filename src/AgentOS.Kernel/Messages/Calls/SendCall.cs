using System.Text.Json.Serialization;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>A message to send.</summary>
/// <param name="To">The addressee's number; or else:</param>
/// <param name="ToName">Its name.</param>
/// <param name="Message">Any JSON.</param>
/// <param name="ReplyTo">The message it answers.</param>
/// <param name="WaitReply">Whether the answer is the reply.</param>
/// <param name="Timeout">How long to wait for room in a full mailbox, and for the reply, in seconds.</param>
internal sealed record SendCall(
    uint? To, string? ToName, [property: JsonRequired] RawJson Message, ulong? ReplyTo, bool WaitReply, double? Timeout);
