using System.Text.Json.Serialization;

namespace AgentOS.Network.Http;

/// <summary>A refusal for whoever made the request: often a model that can read it and ask for what it needs.</summary>
internal sealed record RefusalDocument(string Error, string Kind, string Host, int Port, string Reason, string? Rule, string? Remedy);

/// <summary>Its shape.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RefusalDocument))]
internal sealed partial class RefusalDocumentJson : JsonSerializerContext;
