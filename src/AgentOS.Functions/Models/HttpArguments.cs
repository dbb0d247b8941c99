using System.ComponentModel;

namespace AgentOS.Functions.Models;

internal sealed record HttpArguments(
    [property: Description("Absolute URL")] string Url,
    [property: Description("HTTP method")] string Method = "GET",
    [property: Description("More headers")] IReadOnlyDictionary<string, string>? Headers = null,
    [property: Description("Body of the request, as text")] string? Body = null);
