namespace AgentOS.Policy;

/// <summary>Some rights. A test for one is one instruction, because every call is tested.</summary>
public readonly record struct RightSet
{
    private readonly uint _bits;

    /// <param name="rights">Those in it.</param>
    public RightSet(params ReadOnlySpan<Right> rights)
    {
        foreach (Right right in rights)
            _bits |= Bit(right);
    }

    private RightSet(uint bits) => _bits = bits;

    /// <summary>Every right there is.</summary>
    public static RightSet All { get; } = new(Enum.GetValues<Right>());

    /// <summary>Whether a right is in it.</summary>
    public bool Contains(Right right) => (_bits & Bit(right)) != 0;

    /// <summary>Those that are in both.</summary>
    public RightSet Intersect(RightSet other) => new(_bits & other._bits);

    /// <summary>Those that are in this one and not in the other.</summary>
    public RightSet Except(RightSet other) => new(_bits & ~other._bits);

    /// <summary>With one more.</summary>
    public RightSet With(Right right) => new(_bits | Bit(right));

    /// <summary>With one less.</summary>
    public RightSet Without(Right right) => new(_bits & ~Bit(right));

    /// <summary>Those in it, in the order of their declaration.</summary>
    public IEnumerable<Right> List()
    {
        RightSet self = this;
        return Enum.GetValues<Right>().Where(right => self.Contains(right));
    }

    private static uint Bit(Right right) => 1u << (int)right;
}
