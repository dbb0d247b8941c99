using System.Collections.Concurrent;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>
/// Starts programs from one thread that confines itself before the first. One and the same for all, because each Landlock domain hides its
/// processes from the others: a program that joins must see and signal the first one.
/// </summary>
internal sealed class ConfinedLauncher
{
    private readonly BlockingCollection<Task<int>> _launches = [];
    private bool _isConfined;

    public ConfinedLauncher() => new Thread(Work) { IsBackground = true }.Start();

    /// <summary>Starts a program.</summary>
    /// <param name="message">What to start; the first one's confinement holds for all.</param>
    /// <param name="streams">Its descriptors 0, 1 and 2.</param>
    /// <returns>Its process id.</returns>
    /// <exception cref="LinuxException">The step "execute" when it could not be executed.</exception>
    public int Start(LaunchMessage message, IReadOnlyList<DescriptorAction> streams)
    {
        Task<int> launch = new(() =>
        {
            Confine(message);
            return Launch(message, streams);
        });
        _launches.Add(launch);
        return launch.GetAwaiter().GetResult();
    }

    private void Work()
    {
        foreach (Task<int> launch in _launches.GetConsumingEnumerable())
            launch.RunSynchronously(TaskScheduler.Default);
    }

    private void Confine(LaunchMessage message)
    {
        if (_isConfined)
            return;
        Confinement.Apply(message);
        _isConfined = true;
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
