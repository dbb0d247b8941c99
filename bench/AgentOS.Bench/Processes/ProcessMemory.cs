using System.Globalization;

namespace AgentOS.Bench.Processes;

/// <summary>Resident memory of a process, in MiB, as proc(5) /proc/pid/status tells it.</summary>
internal sealed record ProcessMemory(double Peak, double Now)
{
    private const double KibibytesPerMebibyte = 1024;

    public static ProcessMemory Of(int processId)
    {
        string[] status = File.ReadAllLines($"/proc/{processId}/status");
        return new(Field(status, "VmHWM:"), Field(status, "VmRSS:"));
    }

    private static double Field(string[] status, string name)
    {
        string line = status.First(line => line.StartsWith(name, StringComparison.Ordinal));
        string kibibytes = line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return double.Parse(kibibytes, CultureInfo.InvariantCulture) / KibibytesPerMebibyte;
    }
}
