using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs stat</c>.</summary>
internal static class StatCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "File; links are not followed" };
        DocumentedCommand command = new("stat", "Show a file's attributes") { Examples = ["fs stat /hello.txt --json"] };
        command.Add(path);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            string file = parse.GetRequiredValue(path);
            FileDescription description = FileDescription.Of(file, await agent.Files.LinkStatAsync(file, cancellation));
            context.Results(parse).Write(description, FilesJson.Default.FileDescription, (shown, output) =>
            {
                output.WriteLine($"path      {output.Shown(shown.Path)}");
                output.WriteLine($"type      {shown.Type}");
                output.WriteLine($"mode      {shown.Mode}");
                output.WriteLine($"links     {shown.Links}");
                output.WriteLine($"owner     {shown.Uid}:{shown.Gid}");
                output.WriteLine($"size      {shown.Size}");
                output.WriteLine($"inode     {shown.Inode}");
                output.WriteLine($"modified  {shown.Modified:yyyy-MM-dd HH:mm:ss.fffffff} UTC");
            });
        });
        return command;
    }
}
