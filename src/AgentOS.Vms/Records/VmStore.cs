using System.Globalization;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux.Files;

namespace AgentOS.Vms.Records;

/// <summary>The VMs of a state directory: a directory each, whose <c>vm.json</c> makes it one.</summary>
/// <param name="directories">The state directory.</param>
/// <param name="clock">For ids and times.</param>
public sealed class VmStore(VmDirectories directories, TimeProvider clock)
{
    private const string RecordFile = "vm.json", DatabaseFile = "agent.db", DiskFile = "disk.ext4", ConsoleFile = "console.log", ReportFile = "enforcement.json", LogFile = "log.jsonl";

    /// <summary>The VM's directory.</summary>
    public string DirectoryOf(string id) => Path.Combine(directories.Vms, id);

    /// <summary>The VM's files and history.</summary>
    public string DatabaseOf(string id) => Path.Combine(DirectoryOf(id), DatabaseFile);

    /// <summary>The VM's own disk.</summary>
    public string DiskOf(string id) => Path.Combine(DirectoryOf(id), DiskFile);

    /// <summary>What the VM's kernel printed at its last start.</summary>
    public string ConsoleOf(string id) => Path.Combine(DirectoryOf(id), ConsoleFile);

    /// <summary>What ran in the VM, and what it printed.</summary>
    public string LogOf(string id) => Path.Combine(DirectoryOf(id), LogFile);

    /// <summary>What isolates it since its last start.</summary>
    public string ReportOf(string id) => Path.Combine(DirectoryOf(id), ReportFile);

    /// <summary>What outlives the VM.</summary>
    public string PersistentOf(string id) => Path.Combine(directories.Persistent, id);

    /// <summary>Takes an id nobody has, and makes its directory.</summary>
    /// <param name="language">As it was spelled.</param>
    public string Reserve(string language)
    {
        directories.Make();
        while (true)
        {
            long nanoseconds = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
            string id = string.Create(CultureInfo.InvariantCulture, $"{language.ToLowerInvariant()}-{nanoseconds}");
            if (TryMake(DirectoryOf(id)))
                return id;
        }
    }

    /// <summary>Writes a record; readers see the whole of the old or the new one.</summary>
    public void Write(VmRecord record)
    {
        string path = Path.Combine(DirectoryOf(record.Id), RecordFile), draft = $"{path}.{Guid.NewGuid():N}";
        using (FileStream file = File.Create(draft))
        {
            JsonSerializer.Serialize(file, record, RecordJson.Default.VmRecord);
            file.Flush(flushToDisk: true);
        }

        AtomicReplacement.Move(draft, path);
    }

    /// <summary>A VM's record.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotFound"/>, <see cref="VmErrors.BadRecord"/>.</exception>
    public VmRecord Read(string id) =>
        IsId(id) && File.Exists(Path.Combine(DirectoryOf(id), RecordFile)) ? Parse(id) : throw new AgentOSException(VmErrors.NotFound, "find", id);

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<VmRecord> List() => !Directory.Exists(directories.Vms)
        ? []
        : [.. Directory.EnumerateDirectories(directories.Vms)
            .Where(directory => File.Exists(Path.Combine(directory, RecordFile)))
            .Select(directory => Parse(Path.GetFileName(directory)))
            .OrderBy(record => record.CreatedAt)];

    /// <summary>Removes a VM; what persists only when it is asked for.</summary>
    public void Remove(string id, bool keepsPersistent)
    {
        // Without its record it is none any more, whatever else is left when this is interrupted.
        File.Delete(Path.Combine(DirectoryOf(id), RecordFile));
        Directory.Delete(DirectoryOf(id), recursive: true);
        if (!keepsPersistent && Directory.Exists(PersistentOf(id)))
            Directory.Delete(PersistentOf(id), recursive: true);
    }

    private static bool TryMake(string directory)
    {
        if (Directory.Exists(directory))
            return false;
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return true;
    }

    // An id is a directory's name.
    private static bool IsId(string id) => id.Length is > 0 and <= 128 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private VmRecord Parse(string id)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(DirectoryOf(id), RecordFile)), RecordJson.Default.VmRecord)
                ?? throw new JsonException("null");
        }
        catch (JsonException damage)
        {
            throw new AgentOSException(VmErrors.BadRecord, "read", id, damage.Message, damage);
        }
    }
}
