using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Policy.Files;

namespace AgentOS.Policy.Documents;

/// <summary>Permissions as JSON: all of them (GET_PERMS), or those that change (SET_PERMS, SPAWN); what is null stays as it is.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record PermissionsDocument
{
    /// <summary>Run commands.</summary>
    public bool? CanExec { get; set; }

    /// <summary>Read files.</summary>
    public bool? CanRead { get; set; }

    /// <summary>Write files.</summary>
    public bool? CanWrite { get; set; }

    /// <summary>Ask language models.</summary>
    public bool? CanThink { get; set; }

    /// <summary>Start agents.</summary>
    public bool? CanSpawn { get; set; }

    /// <summary>Make HTTP requests. Follows <see cref="Network"/> when only that is given.</summary>
    public bool? CanHttp { get; set; }

    /// <summary>Give rights to others.</summary>
    public bool? CanGrant { get; set; }

    /// <summary>Act on every agent and the kernel.</summary>
    public bool? CanOperate { get; set; }

    /// <summary>Patterns of paths.</summary>
    public FilesystemDocument? Filesystem { get; set; }

    /// <summary>Rules of commands that may be run; in place of the ones there are.</summary>
    public IReadOnlyList<string>? Exec { get; set; }

    /// <summary>Rules of commands that may not be run; added to the ones there are.</summary>
    public IReadOnlyList<string>? BlockedCommands { get; set; }

    /// <summary>Domains; in place of the ones there are.</summary>
    public IReadOnlyList<string>? Network { get; set; }

    /// <summary>Methods; in place of the ones there are.</summary>
    public IReadOnlyList<string>? AllowedHttpMethods { get; set; }

    /// <summary>What may be used of language models.</summary>
    public LlmDocument? Llm { get; set; }

    /// <summary>How long a command may run, in milliseconds, 1 and up.</summary>
    public int? MaxExecTimeMs { get; set; }

    /// <summary>Reads one.</summary>
    /// <exception cref="AgentOSException"><c>policy.bad-document</c>: it is none, or has a key that means nothing.</exception>
    public static PermissionsDocument Parse(JsonElement json) => DocumentReading.Read(() => json.Deserialize(DocumentJson.Default.PermissionsDocument));

    /// <summary>As one line of JSON; what is null is left out.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DocumentJson.Default.PermissionsDocument);

    /// <summary>Allows one right more.</summary>
    internal PermissionsDocument With(Right right) => right switch
    {
        Right.Read => this with { CanRead = true },
        Right.Write => this with { CanWrite = true },
        Right.Exec => this with { CanExec = true },
        Right.Think => this with { CanThink = true },
        Right.Spawn => this with { CanSpawn = true },
        Right.Http => this with { CanHttp = true },
        Right.Grant => this with { CanGrant = true },
        Right.Operate => this with { CanOperate = true },
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    internal static PermissionsDocument ForFile(PathAccess access, IReadOnlyList<string> patterns) => new()
    {
        Filesystem = access == PathAccess.Read ? new FilesystemDocument { Read = patterns } : new FilesystemDocument { Write = patterns },
    };

    internal static PermissionsDocument ForNetwork(IReadOnlyList<string> domains) => new() { CanHttp = true, Network = domains };
}
