using System.Text.Json.Serialization;
using AgentOS.Storage.Migration;

namespace AgentOS.Cli.Commands.Migrate;

/// <summary>JSON shapes of <c>agentos migrate</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MigrationReport))]
internal sealed partial class MigrateJson : JsonSerializerContext;
