using System.Text.Json.Serialization;

namespace AgentOS.Llm.Providers.Recorded;

/// <summary>A call of a record as <c>agentos replay</c> hands it over: a line of JSON.</summary>
/// <param name="Format">In whose words it was asked.</param>
/// <param name="Request">The question's body.</param>
/// <param name="Response">The answer's body, as the asker got it.</param>
public sealed record RecordedCall([property: JsonRequired] string Format, [property: JsonRequired] string Request, [property: JsonRequired] string Response);

/// <summary>The shape of a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RecordedCall))]
public sealed partial class RecordedJson : JsonSerializerContext;
