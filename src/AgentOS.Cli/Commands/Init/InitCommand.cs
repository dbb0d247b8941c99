using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Init;

/// <summary><c>agentos init [--force] [FILENAME]</c>.</summary>
internal static class InitCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> file = new("FILENAME") { Description = "SQLite file to create [default: --db, agent.db]", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = new("--force") { Description = "Overwrite the file if it exists; nothing else is touched" };
        DocumentedCommand command = new("init", "Create an agent's file")
        {
            Examples = ["init", "init production-agent.db", "init --force agent.db"],
        };
        command.Add(file);
        command.Add(force);
        command.SetAction(async (parse, cancellationToken) =>
        {
            string path = parse.GetValue(file) ?? parse.GetRequiredValue(context.Options.Database);
            await CreateAsync(path, parse.GetValue(force), cancellationToken);
            context.Results(parse).Write(new Done("init", [path]), OutputJson.Default.Done, (_, output) =>
                output.WriteLine($"Created agent filesystem: {output.Shown(path)}"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task CreateAsync(string path, bool overwrite, CancellationToken cancellationToken)
    {
        try
        {
            await AgentDatabase.CreateAsync(path, overwrite, cancellationToken);
        }
        catch (AgentOSException exception) when (exception.Definition == StorageErrors.AlreadyExists)
        {
            // The manual's own words, which people search for.
            ErrorDefinition definition = StorageErrors.AlreadyExists with
            {
                Summary = $"{path} already exists",
                Remedy = $"agentos init --force {path}   (this empties it)",
            };
            throw new AgentOSException(definition, "create", path, null, exception);
        }
    }
}
