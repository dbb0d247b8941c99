using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Storage.Sql;

namespace AgentOS.Cli.Commands.Sql;

/// <summary>Query results as text and as JSON: one object a row; a blob is hexadecimal in text and base64 in JSON.</summary>
internal static class SqlRows
{
    public static string Text(object? value) => value switch
    {
        null => "",
        byte[] blob => $"x'{Convert.ToHexString(blob)}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public static IReadOnlyList<Dictionary<string, JsonElement>> Of(SqlResult result) =>
        [.. result.Rows.Select(row => result.Columns.Select((column, index) => (column, value: row[index]))
            .DistinctBy(cell => cell.column, StringComparer.Ordinal)
            .ToDictionary(cell => cell.column, cell => Json(cell.value), StringComparer.Ordinal))];

    private static JsonElement Json(object? value) => value switch
    {
        null => JsonSerializer.SerializeToElement(null, SqlJson.Default.String!),
        long integer => JsonSerializer.SerializeToElement(integer, SqlJson.Default.Int64),
        double real => JsonSerializer.SerializeToElement(real, SqlJson.Default.Double),
        byte[] blob => JsonSerializer.SerializeToElement(blob, SqlJson.Default.ByteArray),
        _ => JsonSerializer.SerializeToElement(value.ToString(), SqlJson.Default.String!),
    };
}

/// <summary>JSON shapes of <c>agentos sql</c>.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IReadOnlyList<Dictionary<string, JsonElement>>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(byte[]))]
internal sealed partial class SqlJson : JsonSerializerContext;
