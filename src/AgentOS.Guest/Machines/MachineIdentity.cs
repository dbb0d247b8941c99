using AgentOS.Linux.Machines;
using AgentOS.Protocol;

namespace AgentOS.Guest.Machines;

/// <summary>What two copies of one machine must not have in common.</summary>
internal static class MachineIdentity
{
    public static void Become(MachineMessage message)
    {
        // First: whatever is random from here on differs.
        MachineCalls.AddEntropy(message.Seed.Span);
        MachineCalls.SetTime(message.Time);
        MachineCalls.SetHostName(message.HostName);
        Directory.CreateDirectory("/etc");
        File.WriteAllText("/etc/hostname", message.HostName + "\n");
        File.WriteAllText("/etc/machine-id", message.MachineId + "\n");
        File.WriteAllText("/etc/hosts", $"127.0.0.1 localhost {message.HostName}\n::1 localhost\n");
    }
}
