using AgentOS.Kernel.Waiting;

namespace AgentOS.Kernel.Messages;

/// <summary>A message that waits for room in a mailbox.</summary>
/// <param name="Message">It.</param>
/// <param name="Admitted">True when it is in, false when it will not be.</param>
internal sealed record WaitingMessage(Message Message, Pending<bool> Admitted);
