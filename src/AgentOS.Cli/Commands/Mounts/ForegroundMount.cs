using System.CommandLine;
using System.Runtime.InteropServices;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Mounts;

/// <summary>Serves a mount until it is unmounted, or a signal ends it. Waiting for its last user ends with a second signal.</summary>
internal static class ForegroundMount
{
    private static readonly PosixSignal[] s_ending = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    public static async Task<int> RunAsync(CommandContext context, ParseResult parse, string mountPoint)
    {
        await using HostMount mount = HostMount.Start(context.Locate(parse), mountPoint, context.Time);
        TaskCompletionSource interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PosixSignalRegistration[] signals = [.. s_ending.Select(signal => PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = interrupted.TrySetResult();
        }))];
        context.Results(parse).Write(new Done(MountCommand.Name, [mountPoint]), OutputJson.Default.Done, Print);
        context.Streams.Flush();
        await await Task.WhenAny(mount.Unmounted, interrupted.Task);
        GC.KeepAlive(signals);
        return ExitCodes.Success;
    }

    private static void Print(Done done, TextOutput output) =>
        output.WriteLine($"Mounted on {output.Shown(done.Subjects[0])}; to unmount: agentos umount {output.Shown(done.Subjects[0])}");
}
