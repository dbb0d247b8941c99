using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Gateway;
using AgentOS.Gateway.Starting;
using AgentOS.Kernel.Models;
using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm serve</c>: the gateway in the foreground.</summary>
internal static class LlmServeCommand
{
    public static Command Build()
    {
        DocumentedCommand command = new("serve", "Run the gateway in the foreground, until a signal or until nobody has needed it for five minutes")
        {
            Examples = ["llm serve"],
        };
        command.SetAction(_ => Become(ModelAccess.OfThisUser()));
        return command;
    }

    private static int Become(ModelAccess access)
    {
        if (!access.IsConfigured)
            throw new AgentOSException(ModelErrors.NotConfigured, "serve", access.Place.Configuration);
        string path = access.Program.FilePath;
        Errno failure = ReplacedProcess.Execute([path, .. GatewayProgram.ArgumentsFor(access.Place)]);
        throw new AgentOSException(GatewayErrors.ProgramMissing, "start", path, failure.Describe());
    }
}
