using System.Buffers.Binary;

namespace AgentOS.Guest.Machines;

/// <summary>
/// The program a machine's commands begin as: makes itself the subreaper of its descendants and becomes the program in its arguments; without any it waits for ever. It is two system calls,
/// and starting it is nothing beside starting a program with a runtime, which an emulated processor takes a tenth of a second for.
/// </summary>
internal static class RunnerProgram
{
    private const ulong Base = 0x400000;
    private const int HeaderBytes = 64, SegmentBytes = 56;
    private const ushort Executable = 2, X64 = 62; // ET_EXEC, EM_X86_64 (elf(5))

    // SHELL_TEXT follows: lea finds it behind the code.
    private static ReadOnlySpan<byte> Code =>
    [
        // cmp qword ptr [rsp], 2; jl wait
        0x48, 0x83, 0x3C, 0x24, 0x02, 0x7C, 0x57,
        // prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0)
        0xB8, 0x9D, 0x00, 0x00, 0x00, 0xBF, 0x24, 0x00, 0x00, 0x00, 0xBE, 0x01, 0x00, 0x00, 0x00, 0x31, 0xD2, 0x45, 0x31, 0xD2, 0x45, 0x31, 0xC0, 0x0F, 0x05,
        // rdi = argv[1], rsi = argv + 1, rdx = environment
        0x48, 0x8B, 0x7C, 0x24, 0x10, 0x48, 0x8D, 0x74, 0x24, 0x10, 0x48, 0x8B, 0x04, 0x24, 0x48, 0x8D, 0x54, 0xC4, 0x10,
        // execve(rdi, rsi, rdx)
        0xB8, 0x3B, 0x00, 0x00, 0x00, 0x0F, 0x05,
        // write(2, text, 36)
        0xB8, 0x01, 0x00, 0x00, 0x00, 0xBF, 0x02, 0x00, 0x00, 0x00, 0x48, 0x8D, 0x35, 0x1C, 0x00, 0x00, 0x00, 0xBA, 0x24, 0x00, 0x00, 0x00, 0x0F, 0x05,
        // exit_group(127)
        0xBF, 0x7F, 0x00, 0x00, 0x00, 0xB8, 0xE7, 0x00, 0x00, 0x00, 0x0F, 0x05,
        // wait: pause(); jmp wait
        0xB8, 0x22, 0x00, 0x00, 0x00, 0x0F, 0x05, 0xEB, 0xF7,
    ];

    private static ReadOnlySpan<byte> Text => "the image has no shell to run it in\n"u8;

    /// <summary>Writes it.</summary>
    public static void Write(string path)
    {
        byte[] image = [.. new byte[HeaderBytes + SegmentBytes], .. Code, .. Text];
        Describe(image);
        File.WriteAllBytes(path, image);
        File.SetUnixFileMode(path, (UnixFileMode)0x1ED); // 0755
    }

    // One header, one segment: the whole file, to be read and executed.
    private static void Describe(Span<byte> image)
    {
        ReadOnlySpan<byte> magic = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        magic.CopyTo(image);
        BinaryPrimitives.WriteUInt16LittleEndian(image[16..], Executable);
        BinaryPrimitives.WriteUInt16LittleEndian(image[18..], X64);
        BinaryPrimitives.WriteUInt32LittleEndian(image[20..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(image[24..], Base + HeaderBytes + SegmentBytes); // Where it begins.
        BinaryPrimitives.WriteUInt64LittleEndian(image[32..], HeaderBytes); // The segment's description.
        BinaryPrimitives.WriteUInt16LittleEndian(image[52..], HeaderBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(image[54..], SegmentBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(image[56..], 1);
        Span<byte> segment = image[HeaderBytes..];
        BinaryPrimitives.WriteUInt32LittleEndian(segment, 1); // PT_LOAD
        BinaryPrimitives.WriteUInt32LittleEndian(segment[4..], 5); // PF_R | PF_X
        BinaryPrimitives.WriteUInt64LittleEndian(segment[16..], Base);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[24..], Base);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[32..], (ulong)image.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[40..], (ulong)image.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[48..], 0x1000);
    }
}
