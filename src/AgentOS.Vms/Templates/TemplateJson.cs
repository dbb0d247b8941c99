using System.Text.Json.Serialization;

namespace AgentOS.Vms.Templates;

/// <summary>Generated serialisers of templates.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(TemplateRecord))]
[JsonSerializable(typeof(IReadOnlyList<TemplateRecord>))]
public sealed partial class TemplateJson : JsonSerializerContext;
