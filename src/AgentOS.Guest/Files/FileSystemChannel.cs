using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Files;

/// <summary>Frames over this process' standard input and output, which are pipes.</summary>
internal sealed class FileSystemChannel
{
    private SafeFileHandle Output { get; } = new(1, ownsHandle: false);

    /// <summary>Readable when there is a frame, or no one sends any more.</summary>
    public SafeFileHandle Input { get; } = new(0, ownsHandle: false);

    public void Send(GuestFileFrame type, ReadOnlySpan<byte> payload) => DescriptorIo.WriteAll(Output, GuestFileHeader.Frame(type, payload));

    /// <summary>Blocks for the next frame; null at the end.</summary>
    public (GuestFileFrame Type, byte[] Payload)? Receive()
    {
        byte[] head = new byte[GuestFileHeader.Size];
        if (!Fill(head))
            return null;
        GuestFileHeader header = GuestFileHeader.Parse(head);
        byte[] payload = new byte[header.Length];
        return Fill(payload) ? (header.Type, payload) : null;
    }

    private bool Fill(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            Errno error = DescriptorIo.Read(Input, buffer, out int count);
            if (error == Errno.EINTR)
                continue;
            if (error != Errno.None || count == 0)
                return false;
            buffer = buffer[count..];
        }

        return true;
    }
}
