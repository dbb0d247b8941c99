using System.Collections;
using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Mounts;

/// <summary>Starts this program again to serve a mount in a session of its own, and returns when it is mounted.</summary>
internal static class BackgroundMount
{
    private const int BufferBytes = 4096;

    /// <returns>The exit status.</returns>
    public static int Start(CommandContext context, ParseResult parse, string database, string mountPoint)
    {
        string program = Environment.ProcessPath!;
        string[] json = parse.GetValue(context.Options.Json) ? ["--json"] : [];
        string[] arguments = [program, "--db", database, .. json, MountCommand.Name, MountCommand.ForegroundOption, "--", mountPoint];
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using SafeFileHandle errors = MemoryFile.Create([]);
        using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using (ours)
        {
            int pid;
            using (theirs)
            {
                pid = Spawner.Spawn(new SpawnRequest(program, arguments, EnvironmentOfThisProcess(), [
                    new DescriptorAction.Inherit(0, (int)nothing.DangerousGetHandle()),
                    new DescriptorAction.Inherit(1, theirs.Descriptor),
                    new DescriptorAction.Inherit(2, (int)errors.DangerousGetHandle())])
                { WorkingDirectory = "/" });
            }

            // Its result, once it is mounted; or the end, and then the reason is among the errors.
            if (Relay(ours, context.Streams.Output))
                return ExitCodes.Success;
            ProcessExit exit = Children.Wait(pid);
            context.Streams.Error.Write(System.Text.Encoding.UTF8.GetString(MemoryFile.ReadAll(errors)));
            return exit.Signalled ? ExitCodes.AgentOSFailed : exit.Code;
        }
    }

    private static bool Relay(UnixSocket from, Stream to)
    {
        Span<byte> buffer = stackalloc byte[BufferBytes];
        SafeFileHandle? none = null;
        int received;
        bool any = false;
        while ((received = from.Receive(buffer, ref none)) > 0)
        {
            any = true;
            to.Write(buffer[..received]);
            if (buffer[received - 1] == (byte)'\n')
                break;
        }

        return any;
    }

    private static string[] EnvironmentOfThisProcess() =>
        [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];
}
