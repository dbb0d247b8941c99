using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary><c>agentos kernel</c>: one kernel for many agents, until a signal ends it.</summary>
internal static class KernelCommand
{
    public static Command Build(CommandContext context)
    {
        SocketOption socket = new();
        DocumentedCommand command = new("kernel", "Run the kernel: agents, calls and messages over one socket")
        {
            Examples = ["kernel", "kernel --socket /tmp/agentos.sock", "kernel status", "kernel stop"],
        };
        command.Add(socket);
        command.Add(KernelStatusCommand.Build(context, socket));
        command.Add(KernelStopCommand.Build(context, socket));
        command.SetAction((parse, _) => ServedKernel.RunAsync(context, socket.PathIn(parse)));
        return command;
    }
}
