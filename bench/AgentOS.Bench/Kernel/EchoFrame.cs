using System.Buffers.Binary;

namespace AgentOS.Bench.Kernel;

/// <summary>Frames of the kernel's protocol (docs/protocols/kernel.md).</summary>
internal static class EchoFrame
{
    public const int HeaderSize = 17;

    private const uint Magic = 0x41474E54;
    private const int OpcodeOffset = 8, LengthOffset = 9;

    public static byte[] Of(byte opcode, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[HeaderSize + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        frame[OpcodeOffset] = opcode;
        BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(LengthOffset), (ulong)payload.Length);
        payload.CopyTo(frame.AsSpan(HeaderSize));
        return frame;
    }

    public static int LengthIn(ReadOnlySpan<byte> header) => (int)BinaryPrimitives.ReadUInt64LittleEndian(header[LengthOffset..]);
}
