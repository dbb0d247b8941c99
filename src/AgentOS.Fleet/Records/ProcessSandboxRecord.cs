namespace AgentOS.Fleet.Records;

/// <summary>What is known of a sandbox of the process tier. Whether it runs is not written anywhere: it is asked.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record ProcessSandboxRecord
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Processor time per time; null is no limit.</summary>
    public double? Cpus { get; set; }

    /// <summary>Memory in MiB; null is no limit.</summary>
    public int? MemoryMiB { get; set; }

    /// <summary>Processes and threads at a time; null is the usual limit.</summary>
    public int? Processes { get; set; }

    /// <summary>What it may reach.</summary>
    public IReadOnlyList<string> Allow { get; set; } = [];

    /// <summary>What beats that.</summary>
    public IReadOnlyList<string> Deny { get; set; } = [];

    /// <summary>Whether its programs reach language models.</summary>
    public bool Models { get; set; }

    /// <summary>Variables of all its programs, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; set; } = [];
}
