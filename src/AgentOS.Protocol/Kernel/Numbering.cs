namespace AgentOS.Protocol.Kernel;

/// <summary>Which numbers READ, WRITE and EXEC have.</summary>
public enum Numbering
{
    /// <summary>READ 0x02, WRITE 0x03, EXEC 0x04.</summary>
    Seed,
    /// <summary>EXEC 0x02, READ 0x03, WRITE 0x04: those of the C++ kernel.</summary>
    Code,
}
