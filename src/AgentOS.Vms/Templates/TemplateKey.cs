using System.Globalization;
using System.Text;
using AgentOS.Machines;
using AgentOS.Machines.Monitors.Qemu;
using AgentOS.Sandbox;
using AgentOS.Storage.Hashing;

namespace AgentOS.Vms.Templates;

/// <summary>What two machines have in common when one can be a copy of the other. A file counts by its path, length and time of change: a package that is upgraded changes them.</summary>
internal static class TemplateKey
{
    // Of what is saved and how; another version's templates are never found.
    private const int Version = 1;
    private const int Bytes = 16;
    private const string Emulated = "tcg", Accelerated = "kvm";

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(MachineSpecification machine)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Version} {(machine.UsesKvm ? Accelerated : Emulated)} {machine.MemoryMiB} {machine.Cpus}\n");
        foreach (string path in (string[])[QemuProgram.Require(), machine.Kernel.ImagePath, InitProgram.Require(null), machine.ImagePath])
        {
            FileInfo file = new(path);
            text.Append(CultureInfo.InvariantCulture, $"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        }

        byte[] hash = new byte[Sha256.Length];
        Sha256.Compute(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return Convert.ToHexStringLower(hash.AsSpan(0, Bytes));
    }
}
