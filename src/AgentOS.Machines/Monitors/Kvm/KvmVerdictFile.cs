namespace AgentOS.Machines.Monitors.Kvm;

/// <summary>A verdict, kept until the host is started again.</summary>
/// <param name="path">The file.</param>
public sealed class KvmVerdictFile(string path)
{
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id", Yes = "yes", No = "no";

    /// <summary>The verdict of this boot; it is found when nobody did.</summary>
    /// <param name="find">Finds it.</param>
    public async Task<KvmVerdict> GetAsync(Func<Task<KvmVerdict>> find)
    {
        string boot = (await File.ReadAllTextAsync(BootIdPath).ConfigureAwait(false)).Trim();
        if (Read(boot) is { } kept)
            return kept;
        KvmVerdict found = await find().ConfigureAwait(false);
        string draft = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllLinesAsync(draft, [boot, found.Works ? Yes : No, found.Reason]).ConfigureAwait(false);
        File.Move(draft, path, overwrite: true);
        return found;
    }

    // What is anything else is found again.
    private KvmVerdict? Read(string boot) =>
        File.Exists(path) && File.ReadAllLines(path) is [var then, Yes or No, var reason] lines && then == boot ? new KvmVerdict(lines[1] == Yes, reason) : null;
}
