using AgentOS.Kernel.Waiting;

namespace AgentOS.Kernel.Messages;

/// <summary>Somebody who waits for messages.</summary>
/// <param name="Wanted">Which.</param>
/// <param name="Taken">Gets them; no messages when none came.</param>
internal sealed record WaitingReader(Selection Wanted, Pending<IReadOnlyList<Message>> Taken);
