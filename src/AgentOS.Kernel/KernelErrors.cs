using AgentOS.Errors;

namespace AgentOS.Kernel;

/// <summary>Failures of calls to the kernel, whatever they ask for.</summary>
public static class KernelErrors
{
    /// <summary>Rule K3.</summary>
    public static readonly ErrorDefinition BadMagic = new("protocol.bad-magic",
        "it does not start with AGNT",
        "The caller speaks another protocol, or lost its place in the stream; what follows cannot be told apart.",
        "Connect again, and compare with docs/protocols/kernel.md.");

    /// <summary>Rule K4.</summary>
    public static readonly ErrorDefinition FrameTooLarge = new("protocol.frame-too-large",
        "it announces a longer payload than the kernel takes",
        "A frame carries 1 MiB at most, unless the kernel was started with another limit.",
        "Send large content in parts: WRITE with \"mode\": \"append\".");

    /// <summary>Rule K5.</summary>
    public static readonly ErrorDefinition UnknownOpcode = new("protocol.unknown-opcode",
        "this kernel has no such call",
        "The number is none of the protocol's, or of a later version of it.",
        "HELLO tells the kernel's version.");

    /// <summary>Rule K6.</summary>
    public static readonly ErrorDefinition BadPayload = new("protocol.bad-payload",
        "its payload is not what this call takes",
        "It is no JSON object, lacks a field, or has one in another type. READ, WRITE and EXEC have other numbers in older clients.",
        "Compare with docs/protocols/kernel.md; for the older numbers say HELLO with \"numbering\": \"code\".");

    /// <summary>The caller gave it up.</summary>
    public static readonly ErrorDefinition Cancelled = new("kernel.cancelled",
        "the caller gave it up",
        "A CANCEL named it before it was answered.",
        "Call again when the answer is wanted after all; what was begun may have been done in part.");

    /// <summary>A fault of the kernel's own.</summary>
    public static readonly ErrorDefinition Failed = new("kernel.failed",
        "the kernel itself failed",
        "This is a fault of AgentOS; nothing else is affected.",
        "Report it with what is in parentheses.",
        ExitCodes.AgentOSFailed);

    /// <summary>Rule K12.</summary>
    public static readonly ErrorDefinition TooManyConnections = new("protocol.too-many-connections",
        "this caller has too many connections",
        "An agent may have 128 at a time. One connection carries any number of calls.",
        "Close connections that are not used, or share one.");

    /// <summary>The socket is in use.</summary>
    public static readonly ErrorDefinition AlreadyRunning = new("kernel.already-running",
        "a kernel answers there already",
        "One kernel serves one socket.",
        "agentos kernel status");

    /// <summary>The socket cannot be made.</summary>
    public static readonly ErrorDefinition SocketUnusable = new("kernel.socket-unusable",
        "the kernel cannot answer there",
        "The directory is missing or not this user's to write to, something else has the name, or the path is too long.",
        "Give another path with --socket.");
}
