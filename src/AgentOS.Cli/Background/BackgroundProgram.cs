using System.Collections;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Background;

/// <summary>Starts this program again in a session of its own, and returns when it has printed its first line: it goes on behind it.</summary>
internal static class BackgroundProgram
{
    private const int BufferBytes = 4096;

    // What the started program knows itself by: its arguments are the person's own.
    private const string Mark = "AGENTOS_IN_BACKGROUND";

    /// <summary>Whether this process is one that was started in the background.</summary>
    public static bool IsThisProcess => Environment.GetEnvironmentVariable(Mark) is not null;

    /// <summary>Starts it.</summary>
    /// <param name="context">Its first line goes to these streams, or else what it has to complain about.</param>
    /// <param name="arguments">Its arguments, without the program's name.</param>
    /// <param name="workingDirectory">Where it runs; null is here.</param>
    /// <returns>The exit status: 0 when it goes on.</returns>
    public static int Start(CommandContext context, IEnumerable<string> arguments, string? workingDirectory)
    {
        string program = Environment.ProcessPath!;
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using SafeFileHandle errors = MemoryFile.Create([]);
        using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        using (ours)
        {
            int pid;
            using (theirs)
            {
                pid = Spawner.Spawn(new SpawnRequest(program, [Environment.GetCommandLineArgs()[0], .. arguments], EnvironmentOfTheOther(), [
                    new DescriptorAction.Inherit(0, (int)nothing.DangerousGetHandle()),
                    new DescriptorAction.Inherit(1, theirs.Descriptor),
                    new DescriptorAction.Inherit(2, (int)errors.DangerousGetHandle())])
                { WorkingDirectory = workingDirectory });
            }

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

    private static string[] EnvironmentOfTheOther() =>
        [$"{Mark}=1", .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];
}
