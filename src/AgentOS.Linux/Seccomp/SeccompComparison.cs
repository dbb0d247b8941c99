using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>A condition on one argument of a system call (struct scmp_arg_cmp). Plain comparisons are over all 64 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct SeccompComparison
{
    private readonly uint _argument;
    private readonly uint _operator;
    private readonly ulong _first;
    private readonly ulong _second;

    private SeccompComparison(uint argument, uint comparison, ulong first, ulong second)
    {
        _argument = argument;
        _operator = comparison;
        _first = first;
        _second = second;
    }

    /// <summary>The argument is <paramref name="value"/>.</summary>
    public static SeccompComparison Equal(uint argument, ulong value) => new(argument, 4, value, 0);

    /// <summary>The argument is anything but <paramref name="value"/>.</summary>
    public static SeccompComparison NotEqual(uint argument, ulong value) => new(argument, 1, value, 0);

    /// <summary>The argument, unsigned, is above <paramref name="value"/>.</summary>
    public static SeccompComparison Greater(uint argument, ulong value) => new(argument, 6, value, 0);

    /// <summary>The argument's bits under <paramref name="mask"/> are <paramref name="value"/>.</summary>
    public static SeccompComparison Masked(uint argument, ulong mask, ulong value) => new(argument, 7, mask, value);
}
