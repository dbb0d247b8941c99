using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>An agent to start. Unknown fields are refused: a misspelt limit must not go unnoticed.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SpawnCall
{
    /// <summary>Its name; null is <c>agent_N</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The program's file: of an operator, on the host; of an agent, in its own files. Either this or <see cref="Command"/>.</summary>
    public string? Script { get; set; }

    /// <summary>What runs the script, inside.</summary>
    public string Python { get; set; } = "python3";

    /// <summary>Any program inside, with arguments.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>More arguments; a script gets them after the socket's path.</summary>
    public IReadOnlyList<string> Args { get; set; } = [];

    /// <summary>Variables on top of the clean environment.</summary>
    public IReadOnlyDictionary<string, string> Env { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>False: layers of isolation this host lacks are done without, and the kernel's working directory is shown, writable. Operators only.</summary>
    public bool Sandboxed { get; set; } = true;

    /// <summary>Which network it has.</summary>
    public AgentNetworkMode Network { get; set; }

    /// <summary>Its limits.</summary>
    public SpawnLimits Limits { get; set; } = new();

    /// <summary>A project on the host, shown copy-on-write at its own path. Operators only.</summary>
    public string? Workspace { get; set; }

    /// <summary>When it is started again.</summary>
    public RestartPolicy RestartPolicy { get; set; }

    /// <summary>How often, within <see cref="RestartWindow"/>.</summary>
    public int MaxRestarts { get; set; } = 5;

    /// <summary>In seconds.</summary>
    public int RestartWindow { get; set; } = 300;

    /// <summary>The most seconds it may be without sending a frame; null is for ever.</summary>
    public double? Heartbeat { get; set; }

    /// <summary>A permission level; null is the default.</summary>
    public string? Level { get; set; }

    /// <summary>Permissions on top of the level, as SET_PERMS takes them.</summary>
    public JsonElement? Permissions { get; set; }
}
