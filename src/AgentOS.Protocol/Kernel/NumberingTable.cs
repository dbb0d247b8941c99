namespace AgentOS.Protocol.Kernel;

/// <summary>Translates between the two numberings.</summary>
public static class NumberingTable
{
    /// <summary>What a number on the wire means.</summary>
    /// <param name="onWire">The number.</param>
    /// <param name="numbering">Agreed on by HELLO.</param>
    public static Opcode Translate(Opcode onWire, Numbering numbering) => (numbering, (byte)onWire) switch
    {
        (Numbering.Code, 0x02) => Opcode.Exec,
        (Numbering.Code, 0x03) => Opcode.Read,
        (Numbering.Code, 0x04) => Opcode.Write,
        _ => onWire,
    };
}
