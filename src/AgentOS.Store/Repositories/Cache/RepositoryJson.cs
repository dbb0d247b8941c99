using System.Text.Json.Serialization;

namespace AgentOS.Store.Repositories.Cache;

/// <summary>The JSON of the cache's records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RepositoryRecord))]
internal sealed partial class RepositoryJson : JsonSerializerContext;
