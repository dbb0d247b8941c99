namespace AgentOS.Kernel.Agents;

/// <summary>
/// Where an agent is kept: a directory for each name, and for agents that agents spawned one below their parent's, so that no agent comes by
/// another's files by taking its name.
/// </summary>
/// <param name="Directory">Absolute.</param>
internal sealed record AgentPlace(string Directory)
{
    private const string Children = "children";

    /// <summary>Its file.</summary>
    public string Database { get; init; } = Path.Combine(Directory, "agent.db");

    /// <summary>What it prints.</summary>
    public string Log => Path.Combine(Directory, "output.log");

    /// <summary>Makes the directory.</summary>
    public void Make() => System.IO.Directory.CreateDirectory(Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>The place of an agent of this one's.</summary>
    public AgentPlace Child(string name) => new(Path.Combine(Directory, Children, name));

    /// <summary>The place of an operator's agent.</summary>
    public static AgentPlace OfOperator(string stateDirectory, string name) => new(Path.Combine(stateDirectory, "agents", name));
}
