using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>What a process does before it becomes another program (prctl(2), execvp(3)).</summary>
public static unsafe partial class ReplacedProcess
{
    private const int SetChildSubreaper = 36;
    private const int LastSignal = 64, KillSignal = 9, StopSignal = 19;

    /// <summary>Descendants whose parents end become children of this process, also after it has become another program.</summary>
    public static void AdoptOrphans() => SystemCall.Check(NamespaceInterop.ProcessControl(SetChildSubreaper, 1, 0, 0, 0), "prctl PR_SET_CHILD_SUBREAPER");

    /// <summary>Becomes another program, searched in PATH, with this process' environment; signals do what they do by default. Returns only when that fails.</summary>
    public static Errno Execute(IReadOnlyList<string> arguments)
    {
        // The runtime ignores SIGPIPE, and what is ignored stays so.
        for (int signal = 1; signal <= LastSignal; signal++)
        {
            if (signal is not (KillSignal or StopSignal))
                _ = ProcessInterop.Signal(signal, 0);
        }

        using NativeStrings strings = new(arguments);
        _ = Execute(arguments[0], strings.Pointer);
        return SystemCall.LastError;
    }

    // SAFETY: the caller passes a list that ends with a null pointer.
    [LibraryImport("libc", EntryPoint = "execvp", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string program, byte** arguments);
}
