using AgentOS.Errors;

namespace AgentOS.Server.Errors;

/// <summary>A failure as it is answered (RFC 9457, application/problem+json).</summary>
/// <param name="Type">The catalogue's entry, as a URN.</param>
/// <param name="Title">What went wrong.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The same of this occurrence.</param>
/// <param name="Code">The catalogue's code.</param>
/// <param name="Why">Why it happens.</param>
/// <param name="Try">What to do.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string Why, string Try)
{
    /// <summary>Its content type.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>That of a failure.</summary>
    public static Problem Of(AgentOSException failure) => Of(failure.Definition, failure.Message, HttpStatus.Of(failure.Definition));

    /// <summary>That of an entry of the catalogue.</summary>
    public static Problem Of(ErrorDefinition definition, string detail, int status) =>
        new($"urn:agentos:error:{definition.Code}", definition.Summary, status, detail, definition.Code, definition.Cause, definition.Remedy);
}
