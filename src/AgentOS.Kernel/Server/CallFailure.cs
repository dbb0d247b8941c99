using AgentOS.Errors;

namespace AgentOS.Kernel.Server;

/// <summary>Makes an answer of whatever went wrong: a fault in one call must not end the kernel.</summary>
internal static class CallFailure
{
    /// <summary>Why a finished call failed; null when it did not.</summary>
    public static AgentOSException? Of(Task done) => done switch
    {
        { Exception.InnerException: { } failure } => Of(failure),
        { IsCanceled: true } => new AgentOSException(KernelErrors.Failed, "answer a call", "", "it was cancelled"),
        _ => null,
    };

    /// <summary>A failure as the caller sees it.</summary>
    public static AgentOSException Of(Exception failure) =>
        failure as AgentOSException ?? new AgentOSException(KernelErrors.Failed, "answer a call", "", failure.Message, failure);
}
