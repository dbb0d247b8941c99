using System.Text.Json.Serialization;

namespace AgentOS.Vms.Templates;

/// <summary>What is known of a template: <c>template.json</c>, also the JSON shape of a listing.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record TemplateRecord
{
    /// <summary>32 hexadecimal digits of what its copies have in common.</summary>
    public string Key { get; set; } = "";

    /// <summary>The guest kernel's release.</summary>
    public string Kernel { get; set; } = "";

    /// <summary>The image's disk.</summary>
    public string Image { get; set; } = "";

    /// <summary>Processors.</summary>
    public int CpuCount { get; set; }

    /// <summary>Memory of the guest, in MiB.</summary>
    [JsonPropertyName("memory_mib")]
    public int MemoryMiB { get; set; }

    /// <summary>Whether its disk was mounted and its program started: VMs that are new begin as its copies, others as those of one that has only booted.</summary>
    public bool HasBegun { get; set; }

    /// <summary>What of that memory is not empty, in bytes.</summary>
    public long KeptBytes { get; set; }

    /// <summary>SHA-256 of <c>memory</c>.</summary>
    public string MemoryDigest { get; set; } = "";

    /// <summary>SHA-256 of <c>devices</c>.</summary>
    public string DevicesDigest { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
