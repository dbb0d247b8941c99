using System.Buffers.Binary;

namespace AgentOS.Linux;

/// <summary>A terminal's settings (struct termios of asm-generic/termbits.h).</summary>
internal sealed unsafe class TerminalAttributes
{
    private const int LocalFlagsOffset = 12; // c_lflag

    private readonly byte[] _value = new byte[TerminalInterop.TermiosBytes];

    /// <summary>Those a terminal has.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public static TerminalAttributes Of(int descriptor)
    {
        TerminalAttributes attributes = new();
        // SAFETY: the array is pinned for the call and as long as the structure.
        fixed (byte* value = attributes._value)
            SystemCall.Check(TerminalInterop.GetAttributes(descriptor, value), "tcgetattr");
        return attributes;
    }

    /// <summary>The same without some of its flags.</summary>
    /// <param name="input">Of c_iflag.</param>
    /// <param name="local">Of c_lflag.</param>
    public TerminalAttributes Without(uint input, uint local)
    {
        TerminalAttributes changed = Copy();
        Clear(changed._value, input);
        Clear(changed._value.AsSpan(LocalFlagsOffset), local);
        return changed;
    }

    /// <summary>The same in raw mode (cfmakeraw(3)).</summary>
    public TerminalAttributes AsRaw()
    {
        TerminalAttributes raw = Copy();
        fixed (byte* value = raw._value)
            TerminalInterop.MakeRaw(value);
        return raw;
    }

    /// <summary>Gives them to a terminal; what was typed already is kept.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public void Apply(int descriptor) => SystemCall.Check(Set(descriptor), "tcsetattr");

    /// <summary>Gives them back: nothing can be done about a terminal that has gone away.</summary>
    public void Restore(int descriptor) => _ = Set(descriptor);

    private static void Clear(Span<byte> flags, uint unwanted) =>
        BinaryPrimitives.WriteUInt32LittleEndian(flags, BinaryPrimitives.ReadUInt32LittleEndian(flags) & ~unwanted);

    private int Set(int descriptor)
    {
        fixed (byte* value = _value)
            return TerminalInterop.SetAttributes(descriptor, TerminalInterop.ApplyNow, value);
    }

    private TerminalAttributes Copy()
    {
        TerminalAttributes copy = new();
        _value.CopyTo(copy._value, 0);
        return copy;
    }
}
