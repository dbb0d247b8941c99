using AgentOS.Linux;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Preparation;

/// <summary>One prepared agent in the cache, or one that is being made.</summary>
/// <param name="Path">Its directory.</param>
public sealed record PreparedDirectory(string Path)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan s_useInterval = TimeSpan.FromDays(1);

    /// <summary>That of a package; null when it has no <c>setup_command</c>.</summary>
    /// <param name="directories">This user's.</param>
    /// <param name="package">The package.</param>
    /// <param name="isolation">What it runs in: what is made in one image is no use in another, nor on this machine.</param>
    public static PreparedDirectory? Of(StoreDirectories directories, AgentPackage package, AgentIsolation isolation) =>
        package.Manifest.Runtime.SetupCommand is { } command ? new PreparedDirectory(System.IO.Path.Combine(directories.Prepared, PreparationKey.Of(package.Digest, command, isolation.Image?.Digest.ToString()))) : null;

    /// <summary>Its code.</summary>
    public string Code => System.IO.Path.Combine(Path, "agent");

    /// <summary>What setup left in the home.</summary>
    public string Home => System.IO.Path.Combine(Path, "home");

    /// <summary>The file the setup's sandbox works with.</summary>
    public string Database => System.IO.Path.Combine(Path, "setup.db");

    /// <summary>Whether it has been made.</summary>
    public bool IsThere => Directory.Exists(Path);

    /// <summary>The agent, prepared.</summary>
    public PreparedAgent Agent => new(Code, Home);

    /// <summary>What is there until it has been made; its log is this one's.</summary>
    public PreparedDirectory Draft => new(Path + ".draft") { Log = Log };

    /// <summary>What its setup wrote, also when it failed.</summary>
    public string Log { get; init; } = Path + ".log";

    /// <summary>When an agent was last started from it, to within a day.</summary>
    public DateTimeOffset UsedAt => new(Directory.GetLastWriteTimeUtc(Path));

    /// <summary>Notes that an agent is started from it.</summary>
    public void NoteUse(DateTimeOffset now)
    {
        if (now - UsedAt >= s_useInterval)
            Directory.SetLastWriteTimeUtc(Path, now.UtcDateTime);
    }

    /// <summary>Waits until nobody else makes or removes it, and keeps others from it until disposed (flock(2)).</summary>
    public SafeFileHandle Lock()
    {
        SafeFileHandle held = OpenLock();
        OpenFile.LockExclusive(held);
        return held;
    }

    /// <summary>The same without waiting; null when somebody else has it.</summary>
    public SafeFileHandle? TryLock()
    {
        SafeFileHandle held = OpenLock();
        if (OpenFile.TryLockExclusive(held))
            return held;
        held.Dispose();
        return null;
    }

    /// <summary>Removes it.</summary>
    public void Remove() => new CachedDirectory(Path).Remove();

    // A directory: .NET would make a file with a lock of its own (flock(2)), and fail where another waits.
    private SafeFileHandle OpenLock()
    {
        string path = Path + ".lock";
        Directory.CreateDirectory(path, Private);
        return OpenFile.ForReading(path);
    }
}
