using System.CommandLine;
using AgentOS.Cli.Background;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Mounts;

/// <summary><c>agentos mount DIR</c>: the agent's files on the host, without a sandbox.</summary>
internal static class MountCommand
{
    public const string Name = "mount";
    public const string ForegroundOption = "--foreground";

    public static Command Build(CommandContext context)
    {
        Argument<string> directory = new("DIR") { Description = "An existing directory of the host" };
        Option<bool> foreground = new(ForegroundOption, "-f") { Description = "Serve in this process until it is unmounted or interrupted" };
        DocumentedCommand command = new(Name, "Mount the agent's files on a directory of the host, without a sandbox")
        {
            Examples = ["mount /mnt/agent", "--db other.db mount --foreground /mnt/agent"],
        };
        command.Add(directory);
        command.Add(foreground);
        command.SetAction((parse, _) =>
        {
            string mountPoint = MountPoint.Resolve(parse.GetRequiredValue(directory));
            return parse.GetValue(foreground)
                ? ForegroundMount.RunAsync(context, parse, mountPoint)
                : Task.FromResult(BackgroundProgram.Start(context, Arguments(context, parse, mountPoint), workingDirectory: "/"));
        });
        return command;
    }

    // The server must not keep the current directory busy, so nothing may be relative to it.
    private static IEnumerable<string> Arguments(CommandContext context, ParseResult parse, string mountPoint)
    {
        string[] json = parse.GetValue(context.Options.Json) ? ["--json"] : [];
        return ["--db", Path.GetFullPath(parse.GetRequiredValue(context.Options.Database)), .. KeySource.Repeat(parse, context.Options.Key), .. json, Name, ForegroundOption, "--", mountPoint];
    }
}
