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
            DatabaseLocation database = context.Locate(parse);
            string path = parse.GetValue(file) ?? database.Path;
            await CreateAsync(database with { Path = path }, parse.GetValue(force), cancellationToken);
            context.Results(parse).Write(new Done("init", [path]), OutputJson.Default.Done, (_, output) =>
                output.WriteLine($"Created agent filesystem: {output.Shown(path)}"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task CreateAsync(DatabaseLocation database, bool overwrite, CancellationToken cancellationToken)
    {
        try
        {
            await AgentDatabase.CreateAsync(database, overwrite, cancellationToken);
        }
        catch (AgentOSException exception) when (exception.Definition == StorageErrors.AlreadyExists)
        {
            // The manual's own words, which people search for.
            ErrorDefinition definition = StorageErrors.AlreadyExists with
            {
                Summary = $"{database.Path} already exists",
                Remedy = $"agentos init --force {database.Path}   (this empties it)",
            };
            throw new AgentOSException(definition, "create", database.Path, null, exception);
        }
    }
}
