namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>What a finished program left.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- errors\n{Errors}";
}
