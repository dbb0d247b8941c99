using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Copying;

/// <summary><c>cp</c>: files into a running sandbox or out of it, as in docker cp.</summary>
internal static class CopyCommand
{
    private const string Standard = "-";

    /// <summary>The command.</summary>
    /// <param name="context">What every command is given.</param>
    /// <param name="examples">For its help.</param>
    /// <param name="find">The running agent that an id means.</param>
    public static Command Build(CommandContext context, IReadOnlyList<string> examples, Func<AgentRegistry, string, RunningAgent> find)
    {
        Argument<string> source = new("SOURCE") { Description = "ID:PATH, or a file or directory of the host; - is standard input" };
        Argument<string> destination = new("DESTINATION") { Description = "ID:PATH, or a path of the host; - is standard output" };
        DocumentedCommand command = new("cp", "Copy files and directories into a running sandbox, or out of it") { Examples = examples };
        command.Add(source);
        command.Add(destination);
        command.SetAction(async (parse, cancellationToken) =>
        {
            (string from, string to) = (parse.GetRequiredValue(source), parse.GetRequiredValue(destination));
            (SandboxPath? inside, SandboxPath? target) = (SandboxPath.Parse(from), SandboxPath.Parse(to));
            if (inside is null == target is null)
                throw new AgentOSException(CliErrors.CopyNeedsSandbox, "copy", from);
            AgentRegistry agents = AgentRegistry.OfThisUser();
            using GuestFiles files = GuestFiles.Open(agents, find(agents, (inside ?? target)!.Id));
            await (inside is { } path ? OutAsync(context, files, path.Path, to, cancellationToken) : InAsync(context, files, from, target!.Path, cancellationToken));
            if (to != Standard)
                Done.Write(context.Results(parse), "cp", from, to);
            return ExitCodes.Success;
        });
        return command;
    }

    private static Task OutAsync(CommandContext context, GuestFiles files, string path, string to, CancellationToken cancellationToken) => to == Standard
        ? files.ReadAsync(path, context.Streams.Output, cancellationToken: cancellationToken)
        : new CopyOutOfSandbox(files, context.Streams.Error).RunAsync(path, to, cancellationToken);

    private static Task InAsync(CommandContext context, GuestFiles files, string from, string path, CancellationToken cancellationToken) => from == Standard
        ? files.WriteAsync(path, context.Streams.Input, cancellationToken: cancellationToken)
        : new CopyIntoSandbox(files).RunAsync(from, path, cancellationToken);
}
