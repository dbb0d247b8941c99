using AgentOS.Fleet;
using AgentOS.Fleet.Records;

namespace AgentOS.Server.Sandboxes;

/// <summary>A sandbox to be made.</summary>
internal sealed record NewSandbox
{
    /// <summary>What isolates it: process or vm.</summary>
    public SandboxTier Tier { get; init; }

    /// <summary>Language of a VM.</summary>
    public string Language { get; init; } = "python";

    /// <summary>Image of a VM; its language's by default.</summary>
    public string? Image { get; init; }

    /// <summary>Processors.</summary>
    public double? Cpus { get; init; }

    /// <summary>Memory in MiB.</summary>
    public int? MemoryMib { get; init; }

    /// <summary>Size of a VM's disk in MiB.</summary>
    public int? DiskMib { get; init; }

    /// <summary>Processes and threads at a time, in the process tier.</summary>
    public int? Processes { get; init; }

    /// <summary>What it may reach: NAME[:PORT] rules. None is no network.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>What beats allow.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>Whether a VM has a /persist that can outlive it.</summary>
    public bool Persist { get; init; }

    /// <summary>Whether its programs reach the language models of whoever runs the server.</summary>
    public bool Llm { get; init; }

    /// <summary>Variables of all its programs.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Anything its maker wants to find it by.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Seconds until it is deleted; none is never.</summary>
    public int? Timeout { get; init; }

    /// <summary>As the fleet takes it.</summary>
    public SandboxRequest ToRequest(TimeProvider clock) => new()
    {
        Tier = Tier,
        Language = Language,
        Image = Image,
        Cpus = Cpus,
        MemoryMiB = MemoryMib,
        DiskMiB = DiskMib,
        Processes = Processes,
        Allow = Allow,
        Deny = Deny,
        Models = Llm,
        Persist = Persist,
        Environment = EnvironmentText.Of(Environment),
        Labels = new SandboxLabels { Metadata = Metadata, ExpiresAt = Timeout is { } seconds ? clock.GetUtcNow().AddSeconds(seconds) : null },
    };
}

/// <summary>Changes of what is written on a sandbox; what is not given stays.</summary>
internal sealed record SandboxChange
{
    /// <summary>In place of all its metadata.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Seconds from now until it is deleted; 0 is never.</summary>
    public int? Timeout { get; init; }
}

/// <summary>A sandbox, as it is answered.</summary>
internal sealed record SandboxBody(
    string Id,
    SandboxTier Tier,
    SandboxState State,
    string? Language,
    string? Image,
    double? Cpus,
    int? MemoryMib,
    IReadOnlyDictionary<string, string> Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>That of a sandbox.</summary>
    public static SandboxBody Of(SandboxInfo sandbox) => new(
        sandbox.Id, sandbox.Tier, sandbox.State, sandbox.Language, sandbox.Image, sandbox.Cpus, sandbox.MemoryMiB, sandbox.Labels.Metadata, sandbox.CreatedAt, sandbox.Labels.ExpiresAt);
}

/// <summary>All sandboxes, oldest first.</summary>
internal sealed record SandboxList(IReadOnlyList<SandboxBody> Sandboxes);
