using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs cp</c>: between the host and the agent, as <c>docker cp</c> does, or within the agent.</summary>
internal static class CopyCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> source = new("SOURCE") { Description = "Host path, or agent:PATH" };
        Argument<string> destination = new("DESTINATION") { Description = "Host path, or agent:PATH; an existing directory is copied into" };
        DocumentedCommand command = new("cp", "Copy files and directories in, out or within")
        {
            Examples = ["fs cp ./data agent:/data", "fs cp agent:/report.txt .", "fs cp agent:/a agent:/b"],
        };
        command.Add(source);
        command.Add(destination);
        command.Validators.Add(result =>
        {
            if (!FileLocation.Parse(result.GetValue(source)!).IsInAgent && !FileLocation.Parse(result.GetValue(destination)!).IsInAgent)
                result.AddError("one side must be in the agent, written agent:/PATH");
        });
        command.Action = new AgentAction(context, AgentAction.Writing, (parse, agent, cancellation) =>
        {
            FileLocation from = FileLocation.Parse(parse.GetRequiredValue(source)), to = FileLocation.Parse(parse.GetRequiredValue(destination));
            return (from.IsInAgent, to.IsInAgent) switch
            {
                (false, _) => new CopyIn(agent.Files).CopyAsync(from.Path, to.Path, cancellation),
                (true, false) => new CopyOut(agent.Files).CopyAsync(from.Path, to.Path, cancellation),
                _ => agent.Files.CopyAsync(from.Path, to.Path, cancellation),
            };
        });
        return command;
    }
}
