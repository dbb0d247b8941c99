using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>Names the cause of a start that failed, from what the programs that prepare it said.</summary>
internal static class StartFailure
{
    // bubblewrap 0.4 to 0.11, both of its texts: "No permissions to create new namespace", "Creating new namespace failed".
    private const string BubblewrapComplaint = "new namespace";

    /// <param name="messages">What bubblewrap and agentos-init said; may be empty.</param>
    /// <param name="failure">The call that failed on this side.</param>
    public static AgentOSException Describe(string messages, LinuxException? failure = null)
    {
        bool isForbidden = failure?.Step == UserNamespaceMapping.Step || messages.Contains(BubblewrapComplaint, StringComparison.Ordinal);
        ErrorDefinition definition = isForbidden ? SandboxErrors.UserNamespacesForbidden : SandboxErrors.StartFailed;
        // A broken connection only says that the other side ended; what it said first is the cause.
        bool isBrokenConnection = failure?.Error is Errno.EPIPE or Errno.ECONNRESET;
        string detail = messages.Length > 0 && isBrokenConnection ? messages : $"{failure?.Message} {messages}".Trim();
        return new AgentOSException(definition, "start a sandbox", "", detail, failure);
    }
}
