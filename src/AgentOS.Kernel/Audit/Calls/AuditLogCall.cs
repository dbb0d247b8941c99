namespace AgentOS.Kernel.Audit.Calls;

/// <summary>Which entries to show.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record AuditLogCall
{
    /// <summary>Only this category's.</summary>
    public string? Category { get; set; }

    /// <summary>Only this one's.</summary>
    public uint? AgentId { get; set; }

    /// <summary>Only later ones than this.</summary>
    public long? SinceId { get; set; }

    /// <summary>So many at most, 1 to 1000.</summary>
    public int Limit { get; set; } = 100;
}
