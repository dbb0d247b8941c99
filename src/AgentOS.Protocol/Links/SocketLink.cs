namespace AgentOS.Protocol.Links;

/// <summary>A machine link over a virtio socket (vsock(7)), in place of a serial port: the machine connects to its host.</summary>
public static class SocketLink
{
    /// <summary>On the kernel's command line of a machine that has one.</summary>
    public const string Parameter = "agentos.link=vsock";

    /// <summary>The host's port.</summary>
    public const uint Port = 1024;
}
