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

    /// <summary>Bit n set: stream n is a terminal.</summary>
    public int Terminals => Bit(Input, 0) | Bit(Output, 1) | Bit(Error, 2);

    private static int Bit(int descriptor, int number) => Terminal.IsTerminal(descriptor) ? 1 << number : 0;
}
