using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store.Templates;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentstore init [DIR] --template LANGUAGE</c>.</summary>
internal static class TemplateCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> directory = AgentFolder.Argument("The new agent's folder, made when missing");
        Option<string> template = new("--template", "-t") { Description = string.Join(", ", AgentTemplate.Names), HelpName = "LANGUAGE", DefaultValueFactory = static _ => AgentTemplate.Names[0] };
        template.AcceptOnlyFromAmong([.. AgentTemplate.Names]);
        DocumentedCommand command = new("init", "Begin an agent that runs as it is") { Examples = ["init my-agent", "init my-agent --template node"] };
        command.Add(directory);
        command.Add(template);
        command.SetAction(parse =>
        {
            string folder = parse.GetRequiredValue(directory);
            IReadOnlyList<string> files = AgentTemplate.Write(parse.GetRequiredValue(template), folder);
            Done written = new("init", [.. files.Select(file => Path.Combine(folder, file))]);
            context.Results(parse).Write(written, OutputJson.Default.Done, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(Done written, TextOutput output)
    {
        foreach (string file in written.Subjects)
            output.WriteLine($"wrote {output.Shown(file)}");
        output.WriteLine($"next: agentstore run {output.Shown(Path.GetDirectoryName(written.Subjects[0])!)}");
    }
}
