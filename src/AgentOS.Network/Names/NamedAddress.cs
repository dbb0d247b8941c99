namespace AgentOS.Network.Names;

/// <summary>A name with the number of its addresses.</summary>
internal sealed class NamedAddress(string name, int number)
{
    public string Name { get; } = name;

    public int Number { get; } = number;

    /// <summary>When it was last told or used.</summary>
    public long LastUse { get; set; }

    /// <summary>Connections that came by it and are open.</summary>
    public int Connections { get; set; }
}
