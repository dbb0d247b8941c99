using AgentOS.Errors;

namespace AgentOS.Kernel.Waiting;

/// <summary>Reads how long a caller is willing to wait.</summary>
internal static class Patience
{
    /// <summary>Where a call waits and does not say how long.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>Takes a time in seconds, with fractions.</summary>
    /// <exception cref="AgentOSException">Less than 0, or more than a day.</exception>
    public static TimeSpan OfSeconds(double seconds) => seconds >= 0 && seconds <= s_longest.TotalSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "timeout", "0 to 86400 seconds");
}
