using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest;

/// <summary>The program a sandbox exists for: started once, confined, and awaited among all orphans that come to pid 1.</summary>
internal sealed class MainProgram(ConfinedLauncher launcher, JoinedPrograms joined)
{
    private int _pid;

    /// <summary>Starts it.</summary>
    /// <returns>Null when it runs; otherwise why not.</returns>
    public ExitMessage? Start(LaunchMessage message, string? terminal)
    {
        // Held until the program is started: a terminal nobody has had open does not end when the start fails.
        using SafeFileHandle? held = terminal is null ? null : Terminal.Open(terminal);
        try
        {
            _pid = launcher.Start(message, [.. Standard(message, terminal), .. Inherited(message)]);
            return null;
        }
        catch (LinuxException failure) when (failure.Step == "execute")
        {
            return new ExitMessage(ExitKind.NotStarted, (int)failure.Error);
        }
        finally
        {
            // The program has them: what it closes is to end.
            foreach (int descriptor in Own(message).Where(descriptor => descriptor >= 0))
                new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
        }
    }

    /// <summary>Signals the program and, when it still leads its process group, the group.</summary>
    public void Signal(int signal) => Signals.Send(-_pid, signal);

    /// <summary>Reaps until the program ends. Its descendants end with this process.</summary>
    public ExitMessage WaitForEnd()
    {
        while (Children.WaitAny() is { } exit)
        {
            ExitMessage message = new(exit.Signalled ? ExitKind.Signalled : ExitKind.Exited, exit.Code);
            if (exit.ProcessId == _pid)
                return message;
            joined.Reaped(exit.ProcessId, message);
        }

        throw new LinuxException(Errno.ECHILD, "waitid");
    }

    private static IEnumerable<int> Own(LaunchMessage message) =>
        [.. Streams(message), .. Enumerable.Range(message.FirstInherited, message.InheritedDescriptors)];

    private static int[] Streams(LaunchMessage message) => [message.InputDescriptor, message.OutputDescriptor, message.ErrorDescriptor];

    private static IEnumerable<DescriptorAction> Standard(LaunchMessage message, string? terminal) =>
        Streams(message).Select((source, number) => terminal is not null && (message.TerminalDescriptors & (1 << number)) != 0
            ? (DescriptorAction)new DescriptorAction.Open(number, terminal)
            : new DescriptorAction.Inherit(number, source));

    private static IEnumerable<DescriptorAction> Inherited(LaunchMessage message) =>
        Enumerable.Range(0, message.InheritedDescriptors)
            .Select(index => new DescriptorAction.Inherit(LaunchMessage.FirstOfProgram + index, message.FirstInherited + index));
}
