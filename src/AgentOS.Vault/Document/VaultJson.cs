using System.Text.Json.Serialization;
using AgentOS.Vault.Exports;

namespace AgentOS.Vault.Document;

/// <summary>The shapes of the vault's files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VaultDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(IReadOnlyList<ExportedKey>))]
internal sealed partial class VaultJson : JsonSerializerContext;
