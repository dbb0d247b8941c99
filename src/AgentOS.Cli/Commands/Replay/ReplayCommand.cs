using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;

namespace AgentOS.Cli.Commands.Replay;

/// <summary><c>agentos replay</c>: <c>agentos run</c> with language models that answer from the record in the agent's file.</summary>
internal static class ReplayCommand
{
    public static Command Build(CommandContext context)
    {
        RunOptions options = new();
        DocumentedCommand command = new("replay", "Run a program again, with its language models' answers from the record in the agent's file: no model is asked")
        {
            Examples = ["replay python3 agent.py", "replay --db copy.db -- python3 agent.py"],
        };
        options.AddTo(command);
        // Who answers is what the command is for; and it looks after the answers until the program's end.
        _ = command.Options.Remove(options.Llm);
        _ = command.Options.Remove(options.Detach);
        command.Action = new ReplayAction(context, options);
        return command;
    }
}
