using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Init;

/// <summary><c>agentos init</c>: makes an agent's file.</summary>
internal static class InitCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> force = new("--force") { Description = "Overwrite existing file if it exists" };
        Argument<string?> name = new("FILENAME") { Description = "SQLite file to create [default: agent.db]", Arity = ArgumentArity.ZeroOrOne };
        DocumentedCommand command = new("init", "Create an agent's file")
        {
            Examples = ["init", "init production-agent.db", "init --force agent.db"],
        };
        command.Add(force);
        command.Add(name);
        command.SetAction(async (parse, cancellation) =>
        {
            string path = parse.GetValue(name) ?? parse.GetRequiredValue(context.Options.Database);
            await AgentDatabase.CreateAsync(path, parse.GetValue(force), cancellation);
            context.Results(parse).Write(new CreatedAgent(path), InitJson.Default.CreatedAgent, (created, output) =>
                output.WriteLine($"Created agent filesystem: {output.Shown(created.Path)}"));
        });
        return command;
    }
}
