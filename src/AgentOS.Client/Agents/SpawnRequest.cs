using System.Text.Json;

namespace AgentOS.Client.Agents;

/// <summary>An agent to start.</summary>
/// <param name="Script">The program's file; null when there is a <see cref="Command"/>.</param>
/// <param name="Name">Its name; null has the kernel choose one.</param>
public sealed record SpawnRequest(string? Script = null, string? Name = null)
{
    /// <summary>A program inside with its arguments, in place of a script.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>More arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Variables on top of a clean environment.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    /// <summary>A project on the host to work on, copy-on-write; operators only.</summary>
    public string? Workspace { get; init; }

    /// <summary>What it may do: a level's name; null is standard.</summary>
    public string? Level { get; init; }

    /// <summary>What it may do beyond the level or less than it, in the shape GET_PERMS has.</summary>
    public JsonElement? Permissions { get; init; }

    /// <summary>Seconds within which it sends something, or is started again; null is any.</summary>
    public double? Heartbeat { get; init; }

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
