using System.Text.Json.Serialization;

namespace AgentOS.Vms.Records;

/// <summary>Generated serialisers of records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(VmRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
