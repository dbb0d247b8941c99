using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Fleet.Records;

/// <summary>The sandboxes of the process tier of a state directory: a directory each, whose <c>sandbox.json</c> makes it one.</summary>
/// <param name="directories">The state directory.</param>
/// <param name="clock">For times.</param>
public sealed class ProcessSandboxStore(VmDirectories directories, TimeProvider clock)
{
    private const string RecordName = "sandbox.json", DatabaseName = "agent.db", Prefix = "s";
    private const int IdLength = 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root = Path.Combine(directories.Root, "sandboxes");

    /// <summary>The sandbox's directory.</summary>
    public string DirectoryOf(string id) => Path.Combine(_root, id);

    /// <summary>Its files and its history.</summary>
    public string DatabaseOf(string id) => Path.Combine(DirectoryOf(id), DatabaseName);

    /// <summary>Makes a sandbox, which does not run yet.</summary>
    /// <param name="wanted">What it should be; its id and its time are given here.</param>
    public ProcessSandboxRecord Create(ProcessSandboxRecord wanted)
    {
        string id = Prefix + Guid.NewGuid().ToString("N")[..(IdLength - Prefix.Length)];
        ProcessSandboxRecord record = wanted with { Id = id, CreatedAt = clock.GetUtcNow() };
        Directory.CreateDirectory(DirectoryOf(id), OwnerOnly);
        RecordFile.Write(Path.Combine(DirectoryOf(id), RecordName), record, FleetJson.Default.ProcessSandboxRecord);
        return record;
    }

    /// <summary>A sandbox's record.</summary>
    /// <returns>Null when there is none of this id.</returns>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.BadRecord"/>.</exception>
    public ProcessSandboxRecord? TryRead(string id) => IsId(id) ? RecordFile.TryRead(Path.Combine(DirectoryOf(id), RecordName), FleetJson.Default.ProcessSandboxRecord) : null;

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<ProcessSandboxRecord> List() => !Directory.Exists(_root)
        ? []
        : [.. Directory.EnumerateDirectories(_root).Select(directory => TryRead(Path.GetFileName(directory))).OfType<ProcessSandboxRecord>().OrderBy(record => record.CreatedAt)];

    /// <summary>Removes a sandbox that does not run.</summary>
    public void Remove(string id)
    {
        // Without its record it is none any more, whatever else is left when this is interrupted.
        File.Delete(Path.Combine(DirectoryOf(id), RecordName));
        Directory.Delete(DirectoryOf(id), recursive: true);
    }

    // An id is a directory's name.
    private static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiLetterOrDigit);
}
