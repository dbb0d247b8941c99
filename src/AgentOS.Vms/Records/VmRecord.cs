using System.Text.Json.Serialization;

namespace AgentOS.Vms.Records;

/// <summary>What is known of a VM. Whether it runs is not written anywhere: it is asked.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record VmRecord
{
    /// <summary>Its id: the language as it was spelled, and a number.</summary>
    public string Id { get; set; } = "";

    /// <summary>As it was spelled.</summary>
    public string Language { get; set; } = "";

    /// <summary>The image's full name.</summary>
    public string Image { get; set; } = "";

    /// <summary>The image's manifest.</summary>
    public string ImageDigest { get; set; } = "";

    /// <summary>What runs it: a name of <see cref="AgentOS.Machines.Monitors.MonitorChoice"/>; empty is none in particular.</summary>
    public string Monitor { get; set; } = "";

    /// <summary>Processors.</summary>
    public int CpuCount { get; set; } = 1;

    /// <summary>Memory of the guest, in MiB.</summary>
    [JsonPropertyName("memory_mib")]
    public int MemoryMiB { get; set; } = 256;

    /// <summary>Size of its disk, in MiB.</summary>
    [JsonPropertyName("disk_mib")]
    public int DiskMiB { get; set; } = 8192;

    /// <summary>A mode of <see cref="VmNetwork"/>.</summary>
    public string NetworkMode { get; set; } = "none";

    /// <summary>Rules that allow, when its network has any.</summary>
    public IReadOnlyList<string> Allow { get; set; } = [];

    /// <summary>Rules that deny.</summary>
    public IReadOnlyList<string> Deny { get; set; } = [];

    /// <summary>Secrets its requests are given: where from, never what.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>The language model that answers it; null when it has no way to one.</summary>
    public string? Model { get; set; }

    /// <summary>What it may reach when it starts.</summary>
    [JsonIgnore]
    public VmNetwork Network => new(NetworkMode, Allow, Deny, Secrets, Model);

    /// <summary>Whether it has a <c>/persist</c> that can outlive it.</summary>
    public bool Persist { get; set; }

    /// <summary>Whether it has <c>/in</c> and <c>/out</c>.</summary>
    public bool Volumes { get; set; }

    /// <summary>Variables of its programs, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; set; } = [];

    /// <summary>Where its programs start.</summary>
    public string WorkingDirectory { get; set; } = "/";

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When a command last ran in it; null is never.</summary>
    public DateTimeOffset? LastRunAt { get; set; }
}
