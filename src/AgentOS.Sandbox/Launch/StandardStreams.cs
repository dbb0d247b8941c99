using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>The descriptors of this process that become the program's. Those that are terminals are replaced by a terminal of the sandbox's own.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public readonly record struct StandardStreams(int Input, int Output, int Error)
{
    /// <summary>This process' own.</summary>
    public static StandardStreams Inherited => new(0, 1, 2);

    /// <summary>Nobody's: the program gets a terminal of the usual size that nobody sits at yet.</summary>
    public static StandardStreams Unattended => new(0, 1, 2) { Terminals = 0b111, FixedSize = new WindowSize(24, 80) };

    /// <summary>A terminal of the sandbox's own, of a size that no terminal here has.</summary>
    public static StandardStreams OfTerminal(WindowSize size) => Unattended with { FixedSize = size };

    /// <summary>Bit n set: stream n is a terminal.</summary>
    public int Terminals { get; private init; } = Bit(Input, 0) | Bit(Output, 1) | Bit(Error, 2);

    /// <summary>The present size of the operator's terminal.</summary>
    public WindowSize TerminalSize => FixedSize ?? Terminal.GetSize(OperatorTerminal);

    /// <summary>The descriptor of the operator's terminal.</summary>
    internal int OperatorTerminal => Terminal.IsTerminal(Output) ? Output : Terminal.IsTerminal(Error) ? Error : Input;

    private WindowSize? FixedSize { get; init; }

    private static int Bit(int descriptor, int number) => Terminal.IsTerminal(descriptor) ? 1 << number : 0;
}
