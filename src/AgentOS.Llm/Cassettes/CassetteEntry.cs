using System.Text.Json.Serialization;

namespace AgentOS.Llm.Cassettes;

/// <summary>One call of a cassette: a line of JSON. It has no headers, so no keys.</summary>
internal sealed record CassetteEntry
{
    /// <summary>The hash of the question.</summary>
    public required string Key { get; set; }

    /// <summary>Where it was sent.</summary>
    public required string Path { get; set; }

    /// <summary>The question, for whoever reads the file.</summary>
    public string Request { get; set; } = "";

    /// <summary>Of HTTP.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Of the answer.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The answer in the pieces it came in.</summary>
    public IReadOnlyList<string> Chunks { get; set; } = [];
}

/// <summary>The shape of a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CassetteEntry))]
internal sealed partial class CassetteJson : JsonSerializerContext;
