using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>A question to a language model.</summary>
/// <param name="Prompt">The question.</param>
internal sealed record ThinkCall([property: JsonRequired] string Prompt)
{
    /// <summary>A picture that belongs to it.</summary>
    public ThinkImage? Image { get; set; }

    /// <summary>What the model is told first.</summary>
    public string? SystemInstruction { get; set; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? ThinkingLevel { get; set; }

    /// <summary>0 to 2.</summary>
    public double? Temperature { get; set; }

    /// <summary>Which model; null is the configuration's default.</summary>
    public string? Model { get; set; }

    /// <summary>What the model may ask for.</summary>
    public JsonElement? Tools { get; set; }

    /// <summary>The longest answer, in tokens.</summary>
    public long? MaxTokens { get; set; }

    /// <summary>Whether parts of the answer come before it.</summary>
    public bool Stream { get; set; }
}

/// <summary>A picture.</summary>
/// <param name="Data">Its bytes as base64.</param>
/// <param name="MimeType">As <c>image/png</c>.</param>
internal sealed record ThinkImage([property: JsonRequired] string Data, string MimeType = "image/jpeg");
