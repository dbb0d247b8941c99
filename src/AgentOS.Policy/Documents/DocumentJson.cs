using System.Text.Json.Serialization;

namespace AgentOS.Policy.Documents;

/// <summary>JSON shapes of policies. Unknown keys are errors: a misspelt restriction must not vanish.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PolicyDocument))]
[JsonSerializable(typeof(PermissionsDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext;
