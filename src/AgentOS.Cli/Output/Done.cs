namespace AgentOS.Cli.Output;

/// <summary>What a command that only changes things prints with <c>--json</c>; without it such a command is silent.</summary>
/// <param name="Operation">The command's name.</param>
/// <param name="Subjects">The paths or keys it changed.</param>
internal sealed record Done(string Operation, IReadOnlyList<string> Subjects)
{
    public static void Write(IResultWriter results, string operation, params IReadOnlyList<string> subjects) =>
        results.Write(new Done(operation, subjects), OutputJson.Default.Done, static (_, _) => { });
}
