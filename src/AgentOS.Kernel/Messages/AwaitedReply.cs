using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Waiting;

namespace AgentOS.Kernel.Messages;

/// <summary>A reply somebody waits for.</summary>
/// <param name="Asker">Who.</param>
/// <param name="Addressee">Whose.</param>
/// <param name="Reply">Gets it; null when none came.</param>
internal sealed record AwaitedReply(Identity Asker, Identity Addressee, Pending<Message?> Reply);
