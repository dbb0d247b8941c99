using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Agents;

/// <summary><c>agentos exec ID COMMAND</c>: another program in a running agent's sandbox.</summary>
internal static class ExecCommand
{
    public const string Name = "exec";

    public static Command Build(CommandContext context)
    {
        Argument<string> id = AgentArgument.Build();
        Argument<string[]> program = new("COMMAND") { Description = "Program and arguments", Arity = ArgumentArity.OneOrMore };
        Option<string[]> environment = new("--env", "-e") { Description = "Set a variable; a bare NAME takes the host's value (repeatable)", HelpName = "NAME=VALUE" };
        Option<string?> directory = new("--workdir", "-w") { Description = "Directory inside to start in (default: where the agent started)", HelpName = "DIR" };
        DocumentedCommand command = new(Name, "Run another program in a running agent's sandbox, confined as the agent is")
        {
            Examples = ["exec 3f2a -- ls -l /agent", "exec 3f2a bash"],
        };
        command.Add(id);
        command.Add(program);
        command.Add(environment);
        command.Add(directory);
        command.SetAction(parse => Run(context, parse.GetRequiredValue(id), new JoinRequest(parse.GetRequiredValue(program))
        {
            Environment = ExecEnvironment.Of(parse.GetValue(environment) ?? []),
            WorkingDirectory = parse.GetValue(directory),
        }));
        return command;
    }

    private static int Run(CommandContext context, string id, JoinRequest request)
    {
        AgentRegistry agents = AgentRegistry.OfThisUser();
        using JoinedProgram program = JoinedProgram.Start(agents, agents.Find(id), request, StandardStreams.Inherited);
        using SignalForwarding signals = new(program.Signal);
        SandboxExit exit;
        using (TerminalRelay.Start(program.Terminal, StandardStreams.Inherited, program.Resize))
            exit = program.Wait();
        if (exit.LaunchError is { } problem)
            context.Streams.Error.WriteLine($"agentos: cannot run '{request.Command[0]}': {problem.Describe()}");
        return exit.ExitCode;
    }
}
