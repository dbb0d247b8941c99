using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>An HTTP request.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record HttpCall
{
    private const double DefaultSeconds = 30;
    private const int DefaultBody = 256 * 1024;

    /// <summary>Where.</summary>
    [JsonRequired]
    public required string Url { get; set; }

    /// <summary>How.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>Fields of its header.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; set; }

    /// <summary>Its body, in <see cref="Encoding"/>.</summary>
    public string? Body { get; set; }

    /// <summary>Seconds after which it is given up.</summary>
    public double Timeout { get; set; } = DefaultSeconds;

    /// <summary>How much of the answer's body is kept, in bytes.</summary>
    public int MaxBody { get; set; } = DefaultBody;

    /// <summary>Whether a redirection is followed, where it is allowed.</summary>
    public bool FollowRedirects { get; set; } = true;

    /// <summary>Of both bodies: <c>utf-8</c> or <c>base64</c>.</summary>
    public string? Encoding { get; set; }

    /// <summary>Whether the answer's body comes in parts as well, while it is read.</summary>
    public bool Stream { get; set; }
}
