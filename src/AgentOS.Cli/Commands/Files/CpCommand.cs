using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs cp</c>: into the agent, out of it, and within it. Its paths carry the prefix <c>agent:</c>, as containers' do in docker cp.</summary>
internal static class CpCommand
{
    private const string Prefix = "agent:";

    public static Command Build(CommandContext context)
    {
        Argument<string> source = new("SOURCE") { Description = "agent:PATH, or a file or directory of the host" };
        Argument<string> destination = new("DESTINATION") { Description = "agent:PATH, or a path of the host" };
        DocumentedCommand command = new("cp", "Copy files and directories in, out or within, with modes, times and links")
        {
            Examples = ["fs cp ./data agent:/data", "fs cp agent:/report.pdf .", "fs cp agent:/a.txt agent:/b.txt"],
        };
        command.Add(source);
        command.Add(destination);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            (string from, string to) = (parse.GetRequiredValue(source), parse.GetRequiredValue(destination));
            await CopyAsync(agent, from, to, cancellationToken);
            Done.Write(context.Results(parse), "cp", from, to);
        });
        return command;
    }

    private static async Task CopyAsync(AgentDatabase agent, string from, string to, CancellationToken cancellationToken)
    {
        switch (Inside(from), Inside(to))
        {
            case ({ } source, { } destination):
                await CopyWithin.RunAsync(agent, source, await DestinationPath.ResolveAsync(agent, destination, source, cancellationToken), cancellationToken);
                break;
            case (null, { } destination):
                string host = Path.GetFullPath(from);
                await CopyIn.RunAsync(agent, host, await DestinationPath.ResolveAsync(agent, destination, host, cancellationToken), cancellationToken);
                break;
            case ({ } source, null):
                string target = Directory.Exists(to) ? Path.Combine(to, AgentPath.NameOf(source).Trim('/')) : to;
                await CopyOut.RunAsync(agent, source, Path.GetFullPath(target), cancellationToken);
                break;
            default:
                throw new AgentOSException(CliErrors.CopyWithinHost, "copy", from);
        }
    }

    private static string? Inside(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) ? AgentPath.Rooted(path[Prefix.Length..]) : null;
}
