namespace AgentOS.Protocol.Links;

/// <summary>Numbers of channels that both sides know.</summary>
public static class LinkChannels
{
    /// <summary>The machine's network: sockets the host wants in it, and its questions for names.</summary>
    public const uint Network = 0x7FFF_FFFF;

    /// <summary>The first number of those that a machine begins; the host's are below.</summary>
    public const uint FirstOfMachine = 0x8000_0000;

    /// <summary>Connections a machine has open at a time; the next one waits in it.</summary>
    public const int MostConnections = 512;
}
