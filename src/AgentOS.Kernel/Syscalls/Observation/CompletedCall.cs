using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>A call with its answer. The bytes are gone when the observer returns.</summary>
internal readonly ref struct CompletedCall
{
    /// <summary>Who called.</summary>
    public required Identity Identity { get; init; }

    /// <summary>What for.</summary>
    public required Opcode Opcode { get; init; }

    /// <summary>Its place in the order in which the kernel took the calls that are watched; 0 for a failure of a call that is not.</summary>
    public required long Number { get; init; }

    /// <summary>The call's payload; empty for a failure of a call that is not watched.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>The answer's payload.</summary>
    public required ReadOnlySpan<byte> Answer { get; init; }

    /// <summary>From when the call was taken to its answer; 0 for a failure of a call that is not watched.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why the kernel refused it or could not do it; null when it answered.</summary>
    public required AgentOSException? Failure { get; init; }

    /// <summary>Whether the answer says that it succeeded (rule K7). NOOP's answer is the caller's own words.</summary>
    public bool IsSuccess => Failure is null && (Opcode == Opcode.Noop || !Answer.StartsWith("{\"success\":false"u8));
}
