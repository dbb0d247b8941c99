namespace AgentOS.Storage.Integrity;

/// <summary>A table or index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>table</c> or <c>index</c>.</param>
/// <param name="Sql">The statement that makes it.</param>
/// <param name="Columns">A table's columns.</param>
internal sealed record SchemaObject(string Name, string Type, string Sql, IReadOnlyList<string> Columns);
