using System.Text.Json.Serialization;
using AgentOS.Store.Searching;

namespace AgentOS.Cli.Commands.Store.Search;

/// <summary>JSON shapes of <c>agentos store search</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<FoundAgent>))]
internal sealed partial class SearchResultJson : JsonSerializerContext;
