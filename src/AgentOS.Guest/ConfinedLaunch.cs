using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>Starts programs, each from a thread that confines itself first.</summary>
internal static class ConfinedLaunch
{
    /// <summary>Starts a program.</summary>
    /// <param name="message">What to start and how it is confined.</param>
    /// <param name="streams">Its descriptors 0, 1 and 2.</param>
    /// <exception cref="LinuxException">The step "execute" when it could not be executed.</exception>
    public static int Start(LaunchMessage message, IReadOnlyList<DescriptorAction> streams)
    {
        int pid = 0;
        LinuxException? failure = null;
        Thread launcher = new(() =>
        {
            try
            {
                Confinement.Apply(message);
                pid = Launch(message, streams);
            }
            catch (LinuxException exception)
            {
                failure = exception;
            }
        });
        launcher.Start();
        launcher.Join();
        return failure is null ? pid : throw failure;
    }

    private static int Launch(LaunchMessage message, IReadOnlyList<DescriptorAction> streams)
    {
        Errno last = Errno.ENOENT;
        foreach (string candidate in ProgramSearch.Candidates(message.Arguments[0], message.Environment))
        {
            try
            {
                return Spawner.Spawn(Request(candidate, message.Arguments, message, streams));
            }
            catch (LinuxException failure) when (failure.Error == Errno.ENOEXEC)
            {
                // A script without an interpreter line: execvp(3) gives it to the shell.
                return Spawner.Spawn(Request("/bin/sh", ["/bin/sh", candidate, .. message.Arguments.Skip(1)], message, streams));
            }
            catch (LinuxException failure) when (failure.Step == "execute" && ProgramSearch.MaySearchOn(failure.Error))
            {
                last = failure.Error == Errno.EACCES || last == Errno.EACCES ? Errno.EACCES : failure.Error;
            }
        }

        throw new LinuxException(last, "execute", message.Arguments[0]);
    }

    private static SpawnRequest Request(
        string program, IReadOnlyList<string> arguments, LaunchMessage message, IReadOnlyList<DescriptorAction> streams) =>
        new(program, arguments, message.Environment, streams) { WorkingDirectory = message.WorkingDirectory };
}
