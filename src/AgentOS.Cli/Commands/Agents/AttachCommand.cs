using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Agents;

/// <summary><c>agentos attach ID</c>: the terminal of an agent that runs in the background.</summary>
internal static class AttachCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> id = AgentArgument.Build();
        DocumentedCommand command = new("attach", "Sit down at the terminal of an agent started with 'run --detach'; Ctrl-] leaves it running")
        {
            Examples = ["attach 3f2a"],
        };
        command.Add(id);
        command.SetAction(parse => Attach(context, parse.GetRequiredValue(id)));
        return command;
    }

    private static int Attach(CommandContext context, string id)
    {
        AgentRegistry agents = AgentRegistry.OfThisUser();
        RunningAgent agent = agents.Find(id);
        using AttachedTerminal terminal = AttachedTerminal.Open(agents, agent, AgentOS.Sandbox.StandardStreams.Inherited.TerminalSize);
        SandboxExit? exit;
        bool hasLeft;
        using (OperatorKeys keys = new(terminal))
        {
            exit = terminal.CarryOutput(context.Streams.Output);
            hasLeft = keys.HasLeft;
        }

        if (exit is not null)
            return exit.ExitCode;
        if (!hasLeft)
            throw new AgentOSException(SessionErrors.Lost, "stay attached to agent", agent.Id);
        context.Streams.Error.WriteLine($"\nDetached from {agent.Id}; it runs on.");
        return ExitCodes.Success;
    }
}
