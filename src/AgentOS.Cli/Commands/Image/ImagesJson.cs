using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Image;

/// <summary>JSON shapes of <c>agentos image</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ListedImage>))]
[JsonSerializable(typeof(RemovedImages))]
internal sealed partial class ImagesJson : JsonSerializerContext;
