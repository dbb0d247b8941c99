using AgentOS.Linux.Machines;

namespace AgentOS.Guest.Machines;

/// <summary>The kernel modules that came with the machine, in the order that their numbers say.</summary>
internal static class MachineModules
{
    private const string Folder = "/modules";

    public static void Load()
    {
        foreach (string module in Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal))
            MachineCalls.LoadModule(module);
        Directory.Delete(Folder, recursive: true);
    }
}
