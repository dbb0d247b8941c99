using System.Net;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Record;

/// <summary>One connection, or one thing that was refused. A connection is told twice with the same <see cref="Id"/>: when it is open, and when it is over.</summary>
public sealed record EgressEvent
{
    /// <summary>Of this sandbox's egress, 1 and up.</summary>
    public required long Id { get; init; }

    /// <summary>How it came.</summary>
    public required EgressSource Source { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long it was open; null while it is.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The name it was about, or an address that was connected to by itself; as it was given when it is neither.</summary>
    public required string Host { get; init; }

    /// <summary>1 to 65535; 0 for a question about a name.</summary>
    public required int Port { get; init; }

    /// <summary>Where we connected to; null when we did not.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The process in the sandbox; null when it is not known.</summary>
    public EgressProcess? Process => Finding?.Value;

    /// <summary>Bytes from the sandbox.</summary>
    public long Sent { get; init; }

    /// <summary>Bytes to the sandbox.</summary>
    public long Received { get; init; }

    /// <summary>What was decided.</summary>
    public required EgressVerdict Verdict { get; init; }

    /// <summary>The rule that decided; null when none did.</summary>
    public string? Rule { get; init; }

    /// <summary>The first thing that was wrong; null when nothing was.</summary>
    public RefusalKind? Kind { get; init; }

    /// <summary>Why, as a clause.</summary>
    public required string Reason { get; init; }

    /// <summary>What would allow it; null when nothing needs to or nothing would.</summary>
    public string? Remedy { get; init; }

    /// <summary>Who is finding that out; null for nobody.</summary>
    internal Lazy<EgressProcess?>? Finding { get; init; }

    /// <summary>Of the policy that decided.</summary>
    public required long Generation { get; init; }
}
