using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>How long answers may become, in bytes.</summary>
internal static class AnswerSize
{
    /// <summary>Of an operation that answers with a few fields.</summary>
    public const long Small = 1024;

    /// <summary>Of one that answers with whatever is there.</summary>
    public const long Any = KernelHeader.DefaultFrameLimit;
}
