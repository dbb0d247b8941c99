namespace AgentOS.Client.Agents;

/// <summary>An agent to start.</summary>
/// <param name="Script">The program's file.</param>
/// <param name="Name">Its name; null has the kernel choose one.</param>
public sealed record SpawnRequest(string Script, string? Name = null)
{
    /// <summary>The interpreter; null is python3.</summary>
    public string? Python { get; init; }

    /// <summary>Whether it is confined; null is yes.</summary>
    public bool? Sandboxed { get; init; }

    /// <summary>Whether it has the host's network; null is no.</summary>
    public bool? Network { get; init; }

    /// <summary>What it may use; null is the kernel's defaults.</summary>
    public SpawnLimits? Limits { get; init; }

    /// <summary><c>never</c>, <c>on-failure</c> or <c>always</c>; null is the first.</summary>
    public string? RestartPolicy { get; init; }

    /// <summary>How often it is started again within the window.</summary>
    public int? MaxRestarts { get; init; }

    /// <summary>The window, in seconds.</summary>
    public double? RestartWindow { get; init; }
}
