namespace AgentOS.Kernel.Messages.Calls;

/// <summary>Which messages to take.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record ReceiveCall
{
    /// <summary>So many at most, 1 to 1000.</summary>
    public int Max { get; set; } = 10;

    /// <summary>Whether to wait for the first when there is none.</summary>
    public bool Wait { get; set; }

    /// <summary>How long, in seconds.</summary>
    public double? Timeout { get; set; }

    /// <summary>Only messages of this sender, by number; or else:</summary>
    public uint? From { get; set; }

    /// <summary>By name.</summary>
    public string? FromName { get; set; }
}
