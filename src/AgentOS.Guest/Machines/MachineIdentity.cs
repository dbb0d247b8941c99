using AgentOS.Linux;
using AgentOS.Linux.Machines;
using AgentOS.Protocol;

namespace AgentOS.Guest.Machines;

/// <summary>What two copies of one machine must not have in common.</summary>
internal static class MachineIdentity
{
    // In memory, and other names of it in /etc: writing to the disk takes an emulated processor longer than all the rest.
    private const string Place = "/run/agentos/", Folder = "/etc/", HostName = "hostname", MachineId = "machine-id", Hosts = "hosts";

    /// <summary>Makes room for it, where nobody is to be told from another yet.</summary>
    public static void Prepare()
    {
        Directory.CreateDirectory(Folder);
        foreach (string name in (string[])[HostName, MachineId, Hosts])
        {
            File.WriteAllText(Place + name, "");
            if (!File.Exists(Folder + name))
                File.WriteAllText(Folder + name, "");
            MountNamespace.Mount(Place + name, Folder + name, null, SandboxMountFlags.Bind);
        }
    }

    public static void Become(MachineMessage message)
    {
        // First: whatever is random from here on differs.
        MachineCalls.AddEntropy(message.Seed.Span);
        MachineCalls.SetTime(message.Time);
        MachineCalls.SetHostName(message.HostName);
        File.WriteAllText(Place + HostName, message.HostName + "\n");
        File.WriteAllText(Place + MachineId, message.MachineId + "\n");
        File.WriteAllText(Place + Hosts, $"127.0.0.1 localhost {message.HostName}\n::1 localhost\n");
    }
}
