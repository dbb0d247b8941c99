using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Agents;
using AgentOS.Cli.Commands.Kernels;
using AgentOS.Cli.Output.Live;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Top;

/// <summary><c>agentos top</c>: what the running agents use, live.</summary>
internal static class TopCommand
{
    public static Command Build(CommandContext context)
    {
        SocketOption socket = new() { Recursive = false };
        Option<bool> once = new("--once") { Description = "Print once instead of a live view; so does output to no terminal" };
        DocumentedCommand command = new("top", "Show what the running agents use, the busiest first") { Examples = ["top", "top --once", "top --json"] };
        command.Add(socket);
        command.Add(once);
        command.SetAction(async (parse, _) =>
        {
            LoadSource source = new(new AgentListing(socket.PathIn(parse)), context.Time);
            if (parse.GetValue(once) || parse.GetValue(context.Options.Json) || !LiveScreen.IsPossible)
            {
                context.Results(parse).Write(await source.LookAsync(), TopJson.Default.IReadOnlyListAgentLoad, LoadTable.Print);
                return ExitCodes.Success;
            }

            using LiveScreen screen = new(context.Streams, new LoadView(source), context.Time);
            await screen.ShowAsync();
            return ExitCodes.Success;
        });
        return command;
    }
}
