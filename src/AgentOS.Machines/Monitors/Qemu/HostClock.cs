using System.Globalization;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>How fast the host's time stamp counter runs, which an emulated guest sees and cannot measure well.</summary>
internal static class HostClock
{
    private const string Mark = "cpu MHz";
    private const int Usual = 2_000_000;

    /// <summary>In kHz.</summary>
    public static int Kilohertz { get; } = Read();

    private static int Read()
    {
        string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(text => text.StartsWith(Mark, StringComparison.Ordinal));
        return line is not null && double.TryParse(line.Split(':', 2)[^1], CultureInfo.InvariantCulture, out double megahertz) ? (int)(megahertz * 1000) : Usual;
    }
}
