using System.CommandLine;
using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;

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
        command.SetAction(async (parse, _) =>
        {
            await using RunningKernel running = await RunningKernel.ConnectAsync(socket.PathIn(parse));
            int ended = await running.StopAsync();
            Done.Write(context.Results(parse), "kernel stop", ended.ToString(CultureInfo.InvariantCulture));
            return ExitCodes.Success;
        });
        return command;
    }
}
