using AgentOS.Errors;

namespace AgentOS.Client;

/// <summary>Failures on the caller's side; the kernel's own arrive with their codes.</summary>
public static class ClientErrors
{
    /// <summary>Nobody listens at the socket.</summary>
    public static readonly ErrorDefinition NoKernel = new("kernel.not-running",
        "no kernel answers there",
        "No kernel runs, it runs as somebody else, or it has another socket.",
        "Start one with 'agentos kernel', or name its socket: --socket, ConnectAsync(path), or the variable AGENTOS_SOCKET.");

    /// <summary>The connection ended with calls unanswered.</summary>
    public static readonly ErrorDefinition Disconnected = new("client.disconnected",
        "the connection to the kernel is over",
        "The kernel ended, or the client was disposed. A call without an answer may have been carried out.",
        "Connect again; repeat only what may be done twice.");

    /// <summary>The answer is not what the protocol says.</summary>
    public static readonly ErrorDefinition BadAnswer = new("client.bad-answer",
        "the answer is not in the kernel's protocol",
        "Another program listens at this socket, or one of another version.",
        "Check the path; 'agentos version' and HELLO's kernel_version should agree.");

    /// <summary>No answer by HTTP.</summary>
    public static readonly ErrorDefinition ServerUnreachable = new("client.server-unreachable",
        "no server answers there",
        "No server runs at this address, or something between refuses.",
        "Start one with 'agentos server', or give its address.");
}
