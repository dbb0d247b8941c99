namespace AgentOS.Storage.KeyValues;

/// <summary>One key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Json">The value as JSON text.</param>
/// <param name="Created">When the key was first set, to the second.</param>
/// <param name="Updated">When it was last set, to the second.</param>
public sealed record KeyValueEntry(string Key, string Json, DateTimeOffset Created, DateTimeOffset Updated);
