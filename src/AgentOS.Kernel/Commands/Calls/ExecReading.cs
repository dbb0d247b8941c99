using AgentOS.Errors;
using AgentOS.Protocol;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>Makes a command of what a caller asked for.</summary>
internal static class ExecReading
{
    private const double MostSeconds = 7 * 24 * 3600;
    private const int MostOutput = 1024 * 1024; // The kernel holds it for as long as the command runs.

    /// <exception cref="AgentOSException">Rule K6.</exception>
    public static CommandRequest Read(ExecCall request)
    {
        IReadOnlyList<string> program = (request.Command, request.Argv) switch
        {
            ({ } command, null) => ["/bin/sh", "-c", command],
            (null, { Count: > 0 } argv) => argv,
            _ => throw Refuse("one of \"command\" and \"argv\" says what to run"),
        };
        if (!(request.Timeout > 0 && request.Timeout <= MostSeconds))
            throw Refuse($"\"timeout\" is above 0 and at most {MostSeconds} seconds");
        if (request.MaxOutput is < 0 or > MostOutput)
            throw Refuse($"\"max_output\" is 0 to {MostOutput} bytes");
        string[] environment = [.. (request.Env ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(variable => $"{variable.Key}={variable.Value}")];
        // What a program is given ends at its first NUL.
        if (program.Concat(environment).Append(request.Cwd ?? "").Any(text => text is null || text.Contains('\0', StringComparison.Ordinal)) || environment.Any(text => text.StartsWith('=')))
            throw Refuse("no argument, variable or directory has a NUL, and a variable has a name");
        return new CommandRequest(
            new JoinRequest([SandboxPlan.InitPath, GuestPrograms.Adopt, .. program]) { Environment = environment, WorkingDirectory = request.Cwd },
            OutputEncoding.Of(request.Encoding).Read(request.Stdin ?? ""),
            TimeSpan.FromSeconds(request.Timeout),
            request.MaxOutput);
    }

    /// <summary>The command as a shell would read it.</summary>
    public static string TextOf(ExecCall request) =>
        request.Command ?? string.Join(' ', request.Argv!.Select(argument => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'"));

    private static AgentOSException Refuse(string reason) => new(KernelErrors.BadPayload, "answer a call", "EXEC", reason);
}
