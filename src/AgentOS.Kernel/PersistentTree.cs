using AgentOS.Storage;

namespace AgentOS.Kernel;

/// <summary>Another agent's file whose tree is shown.</summary>
/// <param name="Database">It.</param>
/// <param name="Destination">Where: an absolute path inside.</param>
public sealed record PersistentTree(DatabaseLocation Database, string Destination);
