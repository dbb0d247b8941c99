using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Output;

/// <summary>A failure as it is shown: the sentence, the reason and the remedy. Also its JSON shape.</summary>
internal sealed record FailureReport
{
    /// <summary>The catalogue's code, or an errno name.</summary>
    public required string Code { get; init; }

    /// <summary>What could not be done to what.</summary>
    public required string Message { get; init; }

    /// <summary>Why it happens, or null.</summary>
    public required string? Why { get; init; }

    /// <summary>What to do next, or null.</summary>
    public required string? Try { get; init; }

    /// <summary>The exit status.</summary>
    public required int ExitCode { get; init; }

    public static FailureReport Of(Exception exception) => exception switch
    {
        AgentOSException known => Of(known.Definition, known.Message),
        FileSystemException refused => Of(refused),
        IOException or UnauthorizedAccessException => Of(CliErrors.HostFile, exception.Message),
        _ => Of(CliErrors.Unexpected, $"{CliErrors.Unexpected.Summary}: {exception.GetType().Name}: {exception.Message}"),
    };

    private static FailureReport Of(FileSystemException refused)
    {
        // "ENOENT: no such file or directory, open '/x'" is the SDK's form; a person reads the operation first.
        string where = $", {refused.Syscall} '{refused.Path}'";
        string sentence = refused.Message[(refused.Code.Length + 2)..^where.Length];
        return new FailureReport
        {
            Code = refused.Code,
            Message = $"cannot {refused.Syscall} '{refused.Path}': {sentence}",
            Why = null,
            Try = FileSystemAdvice.For(refused.Error),
            ExitCode = ExitCodes.Failed,
        };
    }

    private static FailureReport Of(ErrorDefinition definition, string message) => new()
    {
        Code = definition.Code,
        Message = message,
        Why = definition.Cause,
        Try = definition.Remedy,
        ExitCode = definition.ExitCode,
    };
}
