using System.Text.Json.Serialization;

namespace AgentOS.Store.Searching;

/// <summary>The JSON of a search.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GitHubAnswer))]
internal sealed partial class SearchJson : JsonSerializerContext;
