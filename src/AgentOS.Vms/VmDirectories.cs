using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Machines.Monitors.Qemu;

namespace AgentOS.Vms;

/// <summary>Where VMs are kept.</summary>
/// <param name="Root">The state directory.</param>
public sealed record VmDirectories(string Root)
{
    private const string Variable = "AGENT_STATE_DIR";
    private const string System = "/var/lib/agent";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>One directory for each VM, by its id.</summary>
    public string Vms => Path.Combine(Root, "vms");

    /// <summary>What outlives a VM, by its id.</summary>
    public string Persistent => Path.Combine(Root, "persist");

    /// <summary>Kernels and initial file systems; may be deleted while no VM is started.</summary>
    public string Cache => Path.Combine(Root, "cache");

    /// <summary>Whether guests run under KVM, as it was found since the host was started.</summary>
    public string KvmVerdict => Path.Combine(Cache, "kvm");

    /// <summary>The guest's kernel, fetched.</summary>
    public string Kernel => Path.Combine(Cache, "kernel");

    /// <summary>Machines that have booted, as others begin.</summary>
    public string Templates => Path.Combine(Cache, "templates");

    /// <summary>Disks of machines in waiting.</summary>
    public string Pool => Path.Combine(Root, "pool");

    /// <summary><c>AGENT_STATE_DIR</c>; else <c>/var/lib/agent</c> when it can be written; else <c>$XDG_CONFIG_HOME/agent</c>; else <c>~/.agent</c>.</summary>
    public static VmDirectories OfThisUser() => new(
        Given(Variable)
        ?? (IsWritable() ? System : null)
        ?? (Given("XDG_CONFIG_HOME") is { } configuration ? Path.Combine(configuration, "agent") : null)
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".agent"));

    /// <summary>Whether guests run under KVM here; found out once for each start of the host.</summary>
    /// <param name="kernel">What is booted to find out; null is nothing yet.</param>
    /// <param name="clock">Of the limit.</param>
    public Task<KvmVerdict> JudgeKvmAsync(GuestKernel? kernel, TimeProvider clock) => kernel is null || QemuProgram.TryFind() is null
        ? Task.FromResult(new KvmVerdict(false, "it is found out with QEMU and a guest kernel"))
        : new KvmVerdictFile(KvmVerdict).GetAsync(new KvmProbe(kernel, clock).RunAsync);

    /// <summary>Makes them, for their owner only.</summary>
    public void Make()
    {
        foreach (string directory in (ReadOnlySpan<string>)[Root, Vms, Persistent, Cache])
            Directory.CreateDirectory(directory, OwnerOnly);
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    private static bool IsWritable()
    {
        try
        {
            Directory.CreateDirectory(System, OwnerOnly);
            using FileStream probe = new(Path.Combine(System, $".probe-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }
}
