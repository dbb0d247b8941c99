using System.Buffers;
using AgentOS.Errors;

namespace AgentOS.Kernel.Syscalls;

/// <summary>The answer to a call that failed (rule K7).</summary>
/// <param name="Success">Always false.</param>
/// <param name="Error">What, as a sentence.</param>
/// <param name="Code">The entry of the error catalogue.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record FailureAnswer(bool Success, string Error, string Code, string Remedy)
{
    /// <summary>Writes one.</summary>
    public static void Write(AgentOSException failure, IBufferWriter<byte> answer) => KernelJson.Write(
        answer, new FailureAnswer(false, failure.Message, failure.Definition.Code, failure.Definition.Remedy), KernelJson.Default.FailureAnswer);
}
