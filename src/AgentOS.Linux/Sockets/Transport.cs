namespace AgentOS.Linux;

/// <summary>What an internet socket speaks.</summary>
public enum Transport
{
    /// <summary>A stream.</summary>
    Tcp,
    /// <summary>Datagrams.</summary>
    Udp,
}
