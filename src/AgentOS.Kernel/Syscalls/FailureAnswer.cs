using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Kernel.Syscalls;

/// <summary>The answer to a call that failed (rule K7).</summary>
/// <param name="Success">Always false.</param>
/// <param name="Error">What, as a sentence.</param>
/// <param name="Code">The entry of the error catalogue, or the name of an errno.</param>
/// <param name="Remedy">What to do; null when an errno says enough.</param>
internal sealed record FailureAnswer(bool Success, string Error, string Code, string? Remedy)
{
    /// <summary>The operation on a file that failed.</summary>
    public string? Syscall { get; init; }

    /// <summary>The file's path, as the caller gave it.</summary>
    public string? Path { get; init; }

    /// <summary>Writes that of an operation on a file.</summary>
    public static void Write(FileSystemException failure, IBufferWriter<byte> answer) => KernelJson.Write(
        answer, new FailureAnswer(false, failure.Message, failure.Code, null) { Syscall = failure.Syscall, Path = failure.Path }, KernelJson.Default.FailureAnswer);

    /// <summary>What a call's caller hears of an exception. One that nobody foresaw ends the call, never the kernel.</summary>
    /// <returns>Null for null.</returns>
    [return: NotNullIfNotNull(nameof(failure))]
    public static AgentOSException? For(Exception? failure) => failure switch
    {
        null => null,
        AgentOSException foreseen => foreseen,
        OperationCanceledException => new AgentOSException(KernelErrors.Cancelled, "answer a call", "", innerException: failure),
        _ => new AgentOSException(KernelErrors.Failed, "answer a call", "", failure.Message, failure),
    };

    /// <summary>Writes one.</summary>
    public static void Write(AgentOSException failure, IBufferWriter<byte> answer) => KernelJson.Write(
        answer, new FailureAnswer(false, failure.Message, failure.Definition.Code, failure.Definition.Remedy), KernelJson.Default.FailureAnswer);
}
