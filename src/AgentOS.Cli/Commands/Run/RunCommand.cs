using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Run;

/// <summary><c>agentos run</c>: any program, isolated, with the agent's files at <c>/agent</c>.</summary>
internal static class RunCommand
{
    public const string Name = "run";

    public static Command Build(CommandContext context)
    {
        RunOptions options = new();
        DocumentedCommand command = new(Name, "Run a program in the sandbox, with the agent's files at /agent")
        {
            Examples =
            [
                "run /bin/bash",
                "run python3 agent.py",
                "run --memory 512M --timeout 5m -- make -j2",
                "run --allow api.example.com --allow '*.example.org' -- python3 a.py",
                "run --mount type=bind,src=/tmp/data,dst=/data,ro -- ls /data",
                "run --isolation microvm -- python3 agent.py",
            ],
        };
        options.AddTo(command);
        command.Action = new RunAction(context, options);
        return command;
    }
}
