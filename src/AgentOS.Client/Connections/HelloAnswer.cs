namespace AgentOS.Client.Connections;

/// <summary>What was agreed on.</summary>
internal sealed record HelloAnswer(int ProtocolVersion, string KernelVersion, uint AgentId, int FrameLimit);
