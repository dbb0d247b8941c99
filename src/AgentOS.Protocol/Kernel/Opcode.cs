namespace AgentOS.Protocol.Kernel;

/// <summary>What a frame asks the kernel for: the seed's numbers (docs/protocols/kernel.md).</summary>
public enum Opcode : byte
{
    /// <summary>The payload comes back as it is.</summary>
    Noop = 0x00,
    /// <summary>A question to a language model.</summary>
    Think = 0x01,
    /// <summary>Reads a file.</summary>
    Read = 0x02,
    /// <summary>Writes a file.</summary>
    Write = 0x03,
    /// <summary>Runs a command.</summary>
    Exec = 0x04,
    /// <summary>Starts an agent.</summary>
    Spawn = 0x10,
    /// <summary>Ends an agent.</summary>
    Kill = 0x11,
    /// <summary>Lists agents.</summary>
    List = 0x12,
    /// <summary>Part of an answer that is not complete yet.</summary>
    Chunk = 0xF1,
    /// <summary>Agrees on version and features.</summary>
    Hello = 0xFE,
    /// <summary>Ends the connection.</summary>
    Exit = 0xFF,
}
