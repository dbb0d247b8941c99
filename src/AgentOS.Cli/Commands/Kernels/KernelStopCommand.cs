using System.CommandLine;
using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary><c>agentos kernel stop</c>: ends the kernel and all its agents, and waits until they are gone.</summary>
internal static class KernelStopCommand
{
    public static Command Build(CommandContext context, SocketOption socket)
    {
        DocumentedCommand command = new("stop", "End the kernel and all its agents, and wait until they are gone")
        {
            Examples = ["kernel stop", "kernel stop --socket /tmp/agentos.sock"],
        };
        command.SetAction(parse =>
        {
            using RunningKernel running = RunningKernel.Connect(socket.PathIn(parse));
            int ended = running.Stop();
            Done.Write(context.Results(parse), "kernel stop", ended.ToString(CultureInfo.InvariantCulture));
            return ExitCodes.Success;
        });
        return command;
    }
}
