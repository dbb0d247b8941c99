namespace AgentOS.Client.Server;

/// <summary>A sandbox to be made; what is null is the server's default.</summary>
public sealed record NewSandbox
{
    /// <summary>What isolates it: <c>process</c> (namespaces, the default) or <c>vm</c>.</summary>
    public string? Tier { get; set; }

    /// <summary>A VM's language: python, node, ruby or golang.</summary>
    public string? Language { get; set; }

    /// <summary>A VM's image, in place of its language's.</summary>
    public string? Image { get; set; }

    /// <summary>Processors.</summary>
    public double? Cpus { get; set; }

    /// <summary>Memory in MiB.</summary>
    public int? MemoryMib { get; set; }

    /// <summary>What it may reach: <c>NAME[:PORT]</c>. None is no network.</summary>
    public IReadOnlyList<string>? Allow { get; set; }

    /// <summary>What beats <see cref="Allow"/>.</summary>
    public IReadOnlyList<string>? Deny { get; set; }

    /// <summary>Variables of all its programs.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; set; }

    /// <summary>Anything its maker wants to find it by.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; set; }

    /// <summary>Seconds until it is deleted; null is never.</summary>
    public int? Timeout { get; set; }
}
