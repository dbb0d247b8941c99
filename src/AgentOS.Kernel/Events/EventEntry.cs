using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Events;

/// <summary>An event, as subscribers get it.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Data">More about it.</param>
/// <param name="SourceAgentId">To whom it has happened, or who emitted it.</param>
/// <param name="Timestamp">When, in seconds since 1970.</param>
internal sealed record EventEntry(string Type, RawJson Data, uint SourceAgentId, double Timestamp);
