using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Archives;

/// <summary><c>agentos export [FILE]</c>: the agent's files as a tar archive.</summary>
internal static class ExportCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> file = new("FILE") { Description = "The archive to make [default: standard output]", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> snapshot = new("--snapshot") { Description = "Export the state at a snapshot [default: now]", HelpName = "NAME" };
        DocumentedCommand command = new("export", "Write the agent's files as a tar archive, also while it runs")
        {
            Examples = ["export backup.tar", "export | zstd > backup.tar.zst", "export --snapshot before-upgrade old.tar"],
        };
        command.Add(file);
        command.Add(snapshot);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            if (parse.GetValue(file) is { } path)
            {
                ArchiveSummary summary = await WriteFileAsync(agent, path, parse.GetValue(snapshot), cancellationToken);
                Transferred.Write(context.Results(parse), summary);
            }
            else
            {
                DemandNoTerminal(context);
                await agent.Archives.ExportAsync(context.Streams.Output, parse.GetValue(snapshot), cancellationToken);
            }
        });
        return command;
    }

    private static async Task<ArchiveSummary> WriteFileAsync(AgentDatabase agent, string path, string? snapshot, CancellationToken cancellationToken)
    {
        await using FileStream archive = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        try
        {
            return await agent.Archives.ExportAsync(archive, snapshot, cancellationToken);
        }
        catch
        {
            // Half an archive must not look like a whole one.
            File.Delete(path);
            throw;
        }
    }

    private static void DemandNoTerminal(CommandContext context)
    {
        if (context.Streams.IsOutputTerminal)
            throw new AgentOSException(CliErrors.ArchiveToTerminal, "export to", "the terminal");
    }
}
