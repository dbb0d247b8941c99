namespace AgentOS.Kernel.Server;

/// <summary>What one caller may have of the kernel at a time, over all its connections.</summary>
/// <param name="Connections">So many of them.</param>
/// <param name="Bytes">So many bytes of frames that are not whole, calls that are not answered, and answers that are not read.</param>
/// <param name="Spare">So many bytes each connection may hold even beyond that: enough for small calls, so that programs that do no harm go on.</param>
internal sealed record CallerLimits(int Connections, long Bytes, long Spare)
{
    private const long Kibibyte = 1 << 10, Mebibyte = 1 << 20;

    /// <summary>An agent's: more connections than its programs are processes by default, and 64 of the largest frames.</summary>
    public static readonly CallerLimits Agent = new(128, 64 * Mebibyte, 16 * Kibibyte);

    /// <summary>All operators' together, who are one user: as many connections as there are descriptors.</summary>
    public static readonly CallerLimits Operators = new(int.MaxValue, 256 * Mebibyte, 64 * Kibibyte);

    /// <summary>All strangers' together.</summary>
    public static readonly CallerLimits Strangers = new(1024, 64 * Mebibyte, 16 * Kibibyte);
}
