using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Errors;

namespace AgentOS.Network.Policy;

/// <summary>A policy file.</summary>
internal sealed record EgressDocument
{
    public List<string> Allow { get; set; } = [];

    public List<string> Deny { get; set; } = [];

    /// <exception cref="AgentOSException"><c>network.bad-policy</c>.</exception>
    public static EgressDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            EgressDocument document = JsonSerializer.Deserialize(json.Span, EgressDocumentJson.Default.EgressDocument) ?? throw new JsonException("it is null");
            return document is { Allow: not null, Deny: not null } && document.Allow.Concat(document.Deny).All(rule => rule is not null) ? document : throw new JsonException("a rule is null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(NetworkErrors.BadPolicy, "read the network policy", "", problem.Message, problem);
        }
    }
}

/// <summary>Its shape. Unknown keys are errors: a misspelt restriction must not vanish.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(EgressDocument))]
internal sealed partial class EgressDocumentJson : JsonSerializerContext;
