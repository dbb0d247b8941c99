using System.Buffers.Binary;

namespace AgentOS.Protocol.Kernel;

/// <summary>The 17 bytes before every payload of the kernel's protocol.</summary>
/// <param name="Tag">The caller's agent id, or the call's id once ids were agreed on.</param>
/// <param name="Opcode">What is asked for, or answered.</param>
/// <param name="Length">The payload's length, in bytes.</param>
public readonly record struct KernelHeader(uint Tag, Opcode Opcode, ulong Length)
{
    /// <summary>Its length on the wire, in bytes.</summary>
    public const int Size = 17;

    /// <summary>The first four bytes as a number: "AGNT".</summary>
    public const uint Magic = 0x41474E54;

    /// <summary>The longest payload, in bytes, unless the kernel's owner chose another limit.</summary>
    public const int DefaultFrameLimit = 1024 * 1024;

    private const int TagOffset = 4, OpcodeOffset = 8, LengthOffset = 9;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes.</param>
    /// <param name="header">What they say.</param>
    /// <returns>False when the magic is another.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out KernelHeader header)
    {
        header = new KernelHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[TagOffset..]),
            (Opcode)bytes[OpcodeOffset],
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[LengthOffset..]));
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Magic;
    }

    /// <summary>Writes it.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[TagOffset..], Tag);
        bytes[OpcodeOffset] = (byte)Opcode;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[LengthOffset..], Length);
    }
}
