using System.Text.Json.Serialization;
using AgentOS.Store.Repositories.Cache;

namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary>JSON shapes of <c>agentos store cache</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<CachedRepositorySummary>))]
[JsonSerializable(typeof(ClearedRepositories))]
[JsonSerializable(typeof(SetupLogReport))]
internal sealed partial class CacheJson : JsonSerializerContext;
