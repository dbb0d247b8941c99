using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol;

/// <summary>One message between a sandbox and its host.</summary>
/// <param name="Type">What it carries.</param>
/// <param name="Payload">The message's bytes.</param>
/// <param name="Descriptor">A descriptor that travelled with it, owned by the receiver; null when there is none.</param>
public readonly record struct Frame(FrameType Type, byte[] Payload, SafeFileHandle? Descriptor = null);
