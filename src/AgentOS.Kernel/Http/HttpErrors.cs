using AgentOS.Errors;

namespace AgentOS.Kernel.Http;

/// <summary>Failures of HTTP requests.</summary>
public static class HttpErrors
{
    /// <summary>No back end.</summary>
    public static readonly ErrorDefinition NotConfigured = new("http.not-configured",
        "this kernel makes no HTTP requests",
        "The request is allowed, but this version of AgentOS comes without the part that makes it.",
        "When there is, nothing has to be changed: the domains that are allowed now are reached then.");
}
