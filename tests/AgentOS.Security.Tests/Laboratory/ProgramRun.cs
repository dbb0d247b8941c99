namespace AgentOS.Security.Tests.Laboratory;

/// <summary>What a finished program left: exit code (128 + n when ended by signal n) and its two outputs.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- errors\n{Errors}";
}
