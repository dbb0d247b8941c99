using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm</c>: the gateway to language models.</summary>
internal static class LlmCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("llm", "Look after the gateway to language models, which starts by itself when somebody asks one")
        {
            Examples = ["llm status", "llm top", "llm usage", "llm budget set coder --tokens 100000 --window day", "llm stop"],
        };
        command.Add(LlmStatusCommand.Build(context));
        command.Add(LlmTopCommand.Build(context));
        command.Add(LlmQueueCommand.Build(context));
        command.Add(LlmUsageCommand.Build(context));
        command.Add(LlmBudgetCommand.Build(context));
        command.Add(LlmShareCommand.Build(context));
        command.Add(LlmReloadCommand.Build(context));
        command.Add(LlmServeCommand.Build());
        command.Add(LlmStopCommand.Build(context));
        return command;
    }
}
