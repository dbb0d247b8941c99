using AgentOS.Errors;

namespace AgentOS.Gateway;

/// <summary>Failures of reaching the gateway to language models.</summary>
public static class GatewayErrors
{
    /// <summary>The program is not there.</summary>
    public static readonly ErrorDefinition ProgramMissing = new("llm.gateway-missing",
        "the gateway's program cannot be started",
        "agentos-llm belongs into the directory 'llm' beside agentos, and needs the .NET 10 runtime with ASP.NET Core.",
        "Build it again by removing artifacts/native and running ./agentos; see whether 'dotnet --list-runtimes' names Microsoft.AspNetCore.App 10.");

    /// <summary>It ended at once.</summary>
    public static readonly ErrorDefinition NotStarted = new("llm.gateway-not-started",
        "the gateway did not start",
        "Its own message stands in brackets.",
        "Correct what it names; 'agentos llm serve' starts it in the foreground.");

    /// <summary>It went away.</summary>
    public static readonly ErrorDefinition Gone = new("llm.gateway-gone",
        "the gateway ended before it answered",
        "It was stopped, or killed.",
        "Ask again: it is started again when it is needed.");
}
