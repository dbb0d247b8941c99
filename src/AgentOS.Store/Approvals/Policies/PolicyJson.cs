using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Store.Approvals.Policies;

/// <summary>JSON of an approval policy. An unknown key may be a misspelt denial, so it is refused.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(ApprovalPolicy))]
internal sealed partial class PolicyJson : JsonSerializerContext;
