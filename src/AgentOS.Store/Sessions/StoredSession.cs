namespace AgentOS.Store.Sessions;

/// <summary>A session of an agent: an <c>agent.db</c> with its files, its state and its conversation.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Path">The file; made by the first run.</param>
/// <param name="Changed">When it was last written; null before the first run.</param>
public sealed record StoredSession(string Name, string Path, DateTimeOffset? Changed);
