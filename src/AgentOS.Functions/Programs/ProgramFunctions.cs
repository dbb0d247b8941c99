using AgentOS.Client.Permissions;
using AgentOS.Client.Programs;
using AgentOS.Functions.Calls;

namespace AgentOS.Functions.Programs;

/// <summary>Commands and files in the caller's sandbox.</summary>
internal static class ProgramFunctions
{
    private static readonly FunctionDefinition s_read = new(
        "agentos_read", "Read a file", "Reads a text file in the agent's sandbox.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_write = new(
        "agentos_write", "Write a file",
        "Writes a text file in the agent's sandbox. In the workspace it is copy-on-write: the project on the host changes with agentos_apply only.",
        AgentPermission.Write, FunctionEffects.Changes);

    private static readonly FunctionDefinition s_exec = new(
        "agentos_exec", "Run a command",
        "Runs a shell command in the agent's sandbox: no network unless allowed, limits in force, the project copy-on-write. A failing command is a result with its exit_code.",
        AgentPermission.Exec, FunctionEffects.Changes);

    public static IEnumerable<AgentFunction> All(AgentPrograms programs) =>
    [
        new TypedFunction<ReadArguments, FileText>(s_read, FunctionJson.Default.ReadArguments, FunctionJson.Default.FileText,
            (arguments, call) => programs.ReadAsync(arguments.Path, call.CancellationToken)),
        new TypedFunction<WriteArguments, Written>(s_write, FunctionJson.Default.WriteArguments, FunctionJson.Default.Written,
            async (arguments, call) => new Written(await programs.WriteAsync(arguments.Path, arguments.Content, arguments.Mode, call.CancellationToken).ConfigureAwait(false))),
        new TypedFunction<ExecArguments, ExecResult>(s_exec, FunctionJson.Default.ExecArguments, FunctionJson.Default.ExecResult,
            (arguments, call) => ExecAsync(programs, new ExecRequest(arguments.Command, arguments.Cwd, arguments.Timeout), call)),
    ];

    private static async Task<ExecResult> ExecAsync(AgentPrograms programs, ExecRequest request, FunctionCall call)
    {
        if (call.Progress is not { } progress)
            return await programs.ExecAsync(request, call.CancellationToken).ConfigureAwait(false);
        StreamedResult result = new();
        await foreach (ExecPart part in programs.StreamExecAsync(request, call.CancellationToken).ConfigureAwait(false))
        {
            result.Add(part);
            if (part.Data.Length > 0)
                progress.Report(part.Data);
        }

        return result.Whole;
    }
}
