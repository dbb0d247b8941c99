using System.CommandLine;
using System.Runtime.InteropServices;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Version;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary><c>agentos kernel</c>: one kernel for many agents, until a signal ends it.</summary>
internal static class KernelCommand
{
    private const string SocketName = "kernel.sock";

    private static readonly PosixSignal[] s_ending = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    public static Command Build(CommandContext context)
    {
        Option<string?> socket = new("--socket") { Description = "Where it answers [default: kernel.sock in the private runtime directory]", HelpName = "PATH" };
        DocumentedCommand command = new("kernel", "Run the kernel: agents, calls and messages over one socket") { Examples = ["kernel", "kernel --socket /tmp/agentos.sock"] };
        command.Add(socket);
        command.SetAction((parse, _) => RunAsync(context, parse.GetValue(socket)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? socket)
    {
        string runtime = RuntimeDirectory.Open(FileOwner.CurrentUserId);
        string path = Path.GetFullPath(socket ?? Path.Combine(runtime, SocketName));
        TaskCompletionSource interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PosixSignalRegistration[] signals = [.. s_ending.Select(signal => PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = interrupted.TrySetResult();
        }))];
        using AgentKernel kernel = AgentKernel.Start(new AgentKernelOptions(path, runtime, StateDirectory(), VersionDescription.OfThisProgram().Version)
        {
            WorkingDirectory = WorkingDirectory(),
        });
        context.Streams.Error.WriteLine($"The kernel answers at {path}; Ctrl-C ends it.");
        await interrupted.Task;
        GC.KeepAlive(signals);
        return ExitCodes.Success;
    }

    // A service's root directory is nothing to work on.
    private static string? WorkingDirectory() => Environment.CurrentDirectory is var here && here != "/" ? here : null;

    // XDG base directory specification.
    private static string StateDirectory() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? state
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state"),
        "agentos");
}
