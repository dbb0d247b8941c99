using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Gateway.Connections;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm reload</c>: has the gateway read its configuration again, and its keys.</summary>
internal static class LlmReloadCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("reload", "Read the configuration and the keys again; a wrong file changes nothing, and its line is named")
        {
            Examples = ["llm reload"],
        };
        command.SetReport(context, "reload", ControlJson.Default.GatewayStatus, StatusText.Print);
        return command;
    }
}
