using System.Text.Json.Serialization;
using AgentOS.Kernel.Databases.Calls.Files;
using AgentOS.Kernel.Databases.Calls.KeyValues;
using AgentOS.Kernel.Databases.Calls.Sql;
using AgentOS.Kernel.Databases.Calls.Tools;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>The shapes of payloads about a caller's agent.db.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FilesRequest))]
[JsonSerializable(typeof(StatAnswer))]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(ExistsAnswer))]
[JsonSerializable(typeof(TargetAnswer))]
[JsonSerializable(typeof(WrittenAnswer))]
[JsonSerializable(typeof(UsageAnswer))]
[JsonSerializable(typeof(HandleAnswer))]
[JsonSerializable(typeof(KeyValueRequest))]
[JsonSerializable(typeof(DeletedAnswer))]
[JsonSerializable(typeof(ChangedAnswer))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(SqlRequest))]
[JsonSerializable(typeof(ToolRequest))]
[JsonSerializable(typeof(ToolIdAnswer))]
[JsonSerializable(typeof(ToolCallAnswer))]
[JsonSerializable(typeof(ToolCallsAnswer))]
[JsonSerializable(typeof(ToolStatisticsAnswer))]
internal sealed partial class DataJson : JsonSerializerContext;
