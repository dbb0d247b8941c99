using AgentOS.Errors;

namespace AgentOS.Kernel.Http;

/// <summary>Failures of HTTP requests.</summary>
public static class HttpErrors
{
    /// <summary>No answer, or none that can be read.</summary>
    public static readonly ErrorDefinition Failed = new("http.failed",
        "no whole answer came",
        "The server closed the connection, sent what is no HTTP, or could not prove who it is.",
        "Look at the reason in parentheses; the same request can be made again when it changes nothing.");

    /// <summary>Too slow.</summary>
    public static readonly ErrorDefinition TimedOut = new("http.timed-out",
        "its time was over",
        "No whole answer came within \"timeout\" seconds, 30 unless the call says otherwise.",
        "Give it more: \"timeout\": 120.");

    /// <summary>A circle.</summary>
    public static readonly ErrorDefinition TooManyRedirects = new("http.too-many-redirects",
        "it was sent on more than ten times",
        "The server sends requests in a circle.",
        "See where to: \"follow_redirects\": false.");
}
