using System.Text.Json.Serialization;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary>JSON of the review commands.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<ChangeEntry>))]
[JsonSerializable(typeof(ApplyResult))]
internal sealed partial class ReviewJson : JsonSerializerContext;
