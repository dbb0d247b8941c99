using System.Runtime.InteropServices;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Version;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Linux;
using AgentOS.Linux.Services;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary>A kernel in the foreground, or as a service: at a socket that was passed on, reporting to the service manager.</summary>
internal static class ServedKernel
{
    private static readonly PosixSignal[] s_ending = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    /// <summary>Serves until a signal ends it.</summary>
    public static async Task<int> RunAsync(CommandContext context, string path)
    {
        using ServiceManager? manager = ServiceManager.Find();
        TaskCompletionSource interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PosixSignalRegistration[] signals = [.. s_ending.Select(signal => PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = interrupted.TrySetResult();
        }))];
        UnixListener? passed = PassedSocket.Take() is { } socket ? UnixListener.Inherit(socket) : null;
        AgentKernelOptions options = new(
            passed?.Path ?? path, RuntimeDirectory.Open(FileOwner.CurrentUserId), StateDirectory(), VersionDescription.OfThisProgram().Version)
        {
            WorkingDirectory = WorkingDirectory(),
            Models = ModelAccess.OfThisUser(),
            Clock = context.Time,
        };
        using AgentKernel kernel = passed is null ? AgentKernel.Start(options) : AgentKernel.Start(options, passed);
        using ITimer? heartbeat = Watch(kernel, manager, context.Time);
        kernel.Post(() => manager?.Ready($"Answering at {options.Socket}"));
        context.Streams.Error.WriteLine($"The kernel answers at {options.Socket}; Ctrl-C ends it.");
        await interrupted.Task;
        manager?.Stopping();
        GC.KeepAlive(signals);
        return ExitCodes.Success;
    }

    // Twice as often as it must be, as sd_watchdog_enabled(3) advises; from the thread that answers calls, so that a kernel that is stuck falls silent.
    private static ITimer? Watch(AgentKernel kernel, ServiceManager? manager, TimeProvider time) => manager?.Watchdog is { } interval
        ? time.CreateTimer(_ => kernel.Post(manager.KeepAlive), null, TimeSpan.Zero, interval / 2)
        : null;

    // A service's root directory is nothing to work on.
    private static string? WorkingDirectory() => Environment.CurrentDirectory is var here && here != "/" ? here : null;

    // XDG base directory specification.
    private static string StateDirectory() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? state
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state"),
        "agentos");
}
