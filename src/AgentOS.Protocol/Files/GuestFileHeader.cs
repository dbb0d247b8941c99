using System.Buffers.Binary;

namespace AgentOS.Protocol;

/// <summary>Head of a frame of a sandbox's file service: u32 length of the payload (little endian), u8 type.</summary>
/// <param name="Type">What the payload is.</param>
/// <param name="Length">Bytes that follow.</param>
public readonly record struct GuestFileHeader(GuestFileFrame Type, int Length)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 5;

    /// <summary>Bytes of <see cref="GuestFileFrame.Data"/> that are sent at once.</summary>
    public const int PieceSize = 64 * 1024;

    /// <summary>Largest payload: a piece, or a message with two paths (PATH_MAX of the Linux kernel is 4096).</summary>
    public const int MaximumLength = PieceSize;

    /// <summary>The whole frame.</summary>
    public static byte[] Frame(GuestFileFrame type, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[Size + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        frame[4] = (byte)type;
        payload.CopyTo(frame.AsSpan(Size));
        return frame;
    }

    /// <summary>Parses a header.</summary>
    /// <param name="bytes">As many as <see cref="Size"/>.</param>
    /// <exception cref="FrameException">It announces more than <see cref="MaximumLength"/>.</exception>
    public static GuestFileHeader Parse(ReadOnlySpan<byte> bytes)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return length <= MaximumLength
            ? new GuestFileHeader((GuestFileFrame)bytes[4], (int)length)
            : throw new FrameException($"a frame of the file service announces {length} bytes");
    }
}
