namespace AgentOS.Storage.Sql;

/// <summary>What the last statement of a script returned.</summary>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Rows of values: null, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="byte"/>[].</param>
/// <param name="Changes">Rows changed by the script's last changing statement.</param>
public sealed record SqlResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, long Changes);
