using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Sql;

/// <summary>JSON shapes of <c>agentos sql</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SqlRows))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class SqlJson : JsonSerializerContext;
