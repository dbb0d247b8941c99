using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>This user's running agents: one record and one session socket each, in a private directory.</summary>
/// <param name="directory">Where they are; made when missing.</param>
public sealed class AgentRegistry(string directory)
{
    private const string RecordExtension = ".agent";
    private const string SocketExtension = ".sock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The registry of the user who runs this process.</summary>
    public static AgentRegistry OfThisUser() => new(Path.Combine(RuntimeDirectory.Open(FileOwner.CurrentUserId), "agents"));

    /// <summary>The running agents, oldest first. Records of dead hosts are removed.</summary>
    public IReadOnlyList<RunningAgent> List()
    {
        if (!Directory.Exists(directory))
            return [];
        List<RunningAgent> running = [];
        foreach (string path in Directory.EnumerateFiles(directory, "*" + RecordExtension))
        {
            if (Read(path) is not { } agent)
                continue;
            if (agent.Host.IsAlive)
                running.Add(agent);
            else
                Remove(agent);
        }

        return [.. running.OrderBy(agent => agent.Started)];
    }

    /// <summary>The one running agent whose id starts with the given text.</summary>
    /// <exception cref="AgentOSException">There is none, or more than one.</exception>
    public RunningAgent Find(string prefix)
    {
        RunningAgent[] found = [.. List().Where(agent => prefix.Length > 0 && agent.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var agent] => agent,
            [] => throw new AgentOSException(SessionErrors.NotRunning, "reach agent", prefix),
            _ => throw new AgentOSException(SessionErrors.Ambiguous, "reach agent", prefix, string.Join(", ", found.Select(agent => agent.Id))),
        };
    }

    /// <summary>Listens for sessions of an agent of this process.</summary>
    internal UnixListener Listen(RunningAgent agent)
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        return UnixListener.Bind(directory, agent.Id + SocketExtension);
    }

    /// <summary>Connects to an agent's host.</summary>
    internal UnixSocket Connect(RunningAgent agent)
    {
        try
        {
            return UnixSocket.Connect(directory, agent.Id + SocketExtension);
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(SessionErrors.Unreachable, "reach agent", agent.Id, failure.Message, failure);
        }
    }

    /// <summary>Writes an agent down; a reader sees the whole record or none.</summary>
    internal void Add(RunningAgent agent)
    {
        string unfinished = RecordPath(agent) + ".new";
        File.WriteAllText(unfinished, agent.Format());
        File.Move(unfinished, RecordPath(agent), overwrite: true);
    }

    /// <summary>Strikes an agent out.</summary>
    internal void Remove(RunningAgent agent)
    {
        File.Delete(RecordPath(agent));
        File.Delete(Path.Combine(directory, agent.Id + SocketExtension));
    }

    private string RecordPath(RunningAgent agent) => Path.Combine(directory, agent.Id + RecordExtension);

    private static RunningAgent? Read(string path)
    {
        try
        {
            return RunningAgent.Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
        }
        catch (FileNotFoundException)
        {
            return null; // It ended meanwhile.
        }
    }
}
