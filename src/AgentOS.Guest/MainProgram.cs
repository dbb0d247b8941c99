using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>The program a sandbox exists for: started once, confined, and awaited among all orphans that come to pid 1.</summary>
internal sealed class MainProgram
{
    private const int StandardError = 2;

    private int _pid;

    /// <summary>Starts it from a thread that confines itself first.</summary>
    /// <returns>Null when it runs; otherwise why not.</returns>
    public ExitMessage? Start(LaunchMessage message, string? terminal)
    {
        Exception? failure = null;
        Thread launcher = new(() =>
        {
            try
            {
                Confinement.Apply(message);
                _pid = Launch(message, terminal);
            }
            catch (LinuxException exception)
            {
                failure = exception;
            }
        });
        launcher.Start();
        launcher.Join();
        return failure switch
        {
            null => null,
            LinuxException { Step: "execute" } linux => new ExitMessage(ExitKind.NotStarted, (int)linux.Error),
            _ => throw failure,
        };
    }

    /// <summary>Signals the program and, when it still leads its process group, the group.</summary>
    public void Signal(int signal) => Signals.Send(-_pid, signal);

    /// <summary>Reaps until the program ends. Its descendants end with this process.</summary>
    public ExitMessage WaitForEnd()
    {
        while (Children.WaitAny() is { } exit)
        {
            if (exit.ProcessId == _pid)
                return new ExitMessage(exit.Signalled ? ExitKind.Signalled : ExitKind.Exited, exit.Code);
        }

        throw new LinuxException(Errno.ECHILD, "waitid");
    }

    private static int Launch(LaunchMessage message, string? terminal)
    {
        Errno last = Errno.ENOENT;
        foreach (string candidate in ProgramSearch.Candidates(message.Arguments[0], message.Environment))
        {
            try
            {
                return Spawner.Spawn(Request(candidate, message.Arguments, message, terminal));
            }
            catch (LinuxException failure) when (failure.Error == Errno.ENOEXEC)
            {
                // A script without an interpreter line: execvp(3) gives it to the shell.
                return Spawner.Spawn(Request("/bin/sh", ["/bin/sh", candidate, .. message.Arguments.Skip(1)], message, terminal));
            }
            catch (LinuxException failure) when (failure.Step == "execute" && ProgramSearch.MaySearchOn(failure.Error))
            {
                last = failure.Error == Errno.EACCES || last == Errno.EACCES ? Errno.EACCES : failure.Error;
            }
        }

        throw new LinuxException(last, "execute", message.Arguments[0]);
    }

    private static SpawnRequest Request(string program, IReadOnlyList<string> arguments, LaunchMessage message, string? terminal) =>
        new(program, arguments, message.Environment, [.. Enumerable.Range(0, 3).Select(number => Descriptor(number, message, terminal))])
        {
            WorkingDirectory = message.WorkingDirectory,
        };

    private static DescriptorAction Descriptor(int number, LaunchMessage message, string? terminal) =>
        terminal is not null && (message.TerminalDescriptors & (1 << number)) != 0
            ? new DescriptorAction.Open(number, terminal)
            : new DescriptorAction.Inherit(number, number == StandardError ? message.ErrorDescriptor : number);
}
