using System.Text.Json.Serialization;

namespace AgentOS.Cli.Commands.Files;

/// <summary>JSON shapes of <c>agentos fs</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FileEntry))]
[JsonSerializable(typeof(IReadOnlyList<FileEntry>))]
[JsonSerializable(typeof(IReadOnlyList<DiskUse>))]
internal sealed partial class FilesJson : JsonSerializerContext;
