using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>An HTTP request, as far as it is looked at.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record HttpCall
{
    /// <summary>Where.</summary>
    [JsonRequired]
    public required string Url { get; set; }

    /// <summary>How.</summary>
    public string Method { get; set; } = "GET";
}
