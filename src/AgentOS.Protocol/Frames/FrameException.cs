namespace AgentOS.Protocol;

/// <summary>The other side sent bytes that are no frame or no message.</summary>
public sealed class FrameException(string message) : Exception(message);
