using System.CommandLine;
using System.Runtime.InteropServices;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Version;
using AgentOS.Errors;
using AgentOS.Kernel.Databases;
using AgentOS.Storage;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary><c>agentos serve FILE</c>: one agent.db over the kernel's protocol, for the SDKs.</summary>
internal static class ServeCommand
{
    private static readonly PosixSignal[] s_ending = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    public static Command Build(CommandContext context)
    {
        Argument<string> file = new("FILE") { Description = "The agent's file, made when it is missing; or :memory: for one that leaves nothing behind" };
        Option<int?> descriptor = new("--descriptor") { Description = "Serve the caller at the other end of this inherited socket, until it hangs up", HelpName = "N" };
        Option<string?> socket = new("--socket") { Description = "Serve all processes of this user that connect there, until a signal", HelpName = "PATH" };
        DocumentedCommand command = new("serve", "Serve an agent's files, key-values and tool calls to programs: what the SDKs call")
        {
            Examples = ["serve agent.db --socket /run/user/1000/agent.sock", "serve :memory: --descriptor 3"],
        };
        command.Add(file);
        command.Add(descriptor);
        command.Add(socket);
        command.Validators.Add(result =>
        {
            if (result.GetValue(descriptor) is null == result.GetValue(socket) is null)
                result.AddError("One of --descriptor and --socket says who is served.");
        });
        command.SetAction(async (parse, _) =>
        {
            DatabaseLocation location = new(parse.GetRequiredValue(file), KeySource.Find(parse, context.Options.Key));
            await using DatabaseServer server = await DatabaseServer.StartAsync(location, VersionDescription.OfThisProgram().Version);
            if (parse.GetValue(descriptor) is { } number)
                await server.ServeAsync(new SafeFileHandle(number, ownsHandle: true));
            else
                await ListenAsync(context, server, Path.GetFullPath(parse.GetRequiredValue(socket)!));
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task ListenAsync(CommandContext context, DatabaseServer server, string path)
    {
        TaskCompletionSource interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        PosixSignalRegistration[] signals = [.. s_ending.Select(signal => PosixSignalRegistration.Create(signal, received =>
        {
            received.Cancel = interrupted.TrySetResult();
        }))];
        server.Listen(path);
        context.Streams.Error.WriteLine($"Served at {path}; Ctrl-C ends it.");
        await interrupted.Task;
        GC.KeepAlive(signals);
    }
}
