namespace AgentOS.Mcp.Server;

/// <summary>A page of a list that is sorted by names: the cursor is the last name of the page before.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextCursor">Null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
