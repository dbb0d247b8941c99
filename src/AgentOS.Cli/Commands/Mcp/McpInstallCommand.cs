using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Mcp.Install;

namespace AgentOS.Cli.Commands.Mcp;

/// <summary><c>agentos mcp install CLIENT</c>: has a client start the server.</summary>
internal static class McpInstallCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> client = new("CLIENT") { Description = string.Join(", ", McpClient.Names) };
        client.AcceptOnlyFromAmong([.. McpClient.Names]);
        Option<bool> print = new("--print") { Description = "Only print the configuration as it would be" };
        Option<string?> workspace = new("--workspace") { Description = "The project the agent works on [default: where the client starts the server]; none for no project", HelpName = "DIR|none" };
        Option<string?> level = new("--level") { Description = "What the agent may do: standard (the default) or less", HelpName = "LEVEL" };
        level.AcceptOnlyFromAmong(McpCommandOptions.Levels);
        DocumentedCommand command = new("install", "Have an AI client start the server: merged into its configuration, a backup beside it")
        {
            Examples = ["mcp install claude", "mcp install codex --db ~/agent.db --workspace none --print"],
        };
        command.Add(client);
        command.Add(print);
        command.Add(workspace);
        command.Add(level);
        command.SetAction(parse =>
        {
            McpClient found = McpClient.Find(parse.GetRequiredValue(client), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.GetEnvironmentVariable);
            ServerEntry entry = new(ProgramPath.OfThisProgram(), Arguments(context, parse, workspace, level));
            Installation installation = Installation.Plan(found, entry);
            if (parse.GetValue(print))
                context.Streams.OutputText.Write(installation.After);
            else
                Install(context, parse, installation);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Install(CommandContext context, ParseResult parse, Installation installation)
    {
        installation.Write();
        context.Results(parse).Write(new Installed(installation.File, installation.Backup), McpJson.Default.Installed, static (done, output) =>
            output.WriteLine($"Installed in {output.Shown(done.File)}{(done.Backup is null ? "" : $"; as it was: {output.Shown(done.Backup)}")}"));
    }

    private static string[] Arguments(CommandContext context, ParseResult parse, Option<string?> workspace, Option<string?> level)
    {
        List<string> arguments = ["mcp"];
        // Without a file the server takes agent.db of the directory the client works in.
        if (parse.GetResult(context.Options.Database) is { Implicit: false })
            arguments.AddRange(["--db", Path.GetFullPath(parse.GetRequiredValue(context.Options.Database))]);
        if (parse.GetValue(workspace) is { } directory)
            arguments.AddRange(["--workspace", directory == "none" ? directory : Path.GetFullPath(directory)]);
        if (parse.GetValue(level) is { } named)
            arguments.AddRange(["--level", named]);
        arguments.AddRange(KeySource.Repeat(parse, context.Options.Key));
        return [.. arguments];
    }
}
