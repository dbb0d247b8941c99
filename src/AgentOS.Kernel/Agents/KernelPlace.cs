using System.Globalization;
using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>
/// What a running kernel has on the host: its state directory, which no other kernel uses meanwhile, and a directory for its agents' sockets, named
/// for the process, so that the next kernel can tell and remove what a killed one left.
/// </summary>
internal sealed class KernelPlace : IDisposable
{
    private const string Prefix = "kernel-";
    private const string LockName = "kernel.lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static int s_count;

    private readonly FileStream _lock;

    private KernelPlace(FileStream taken, string directory)
    {
        _lock = taken;
        Directory = directory;
    }

    /// <summary>For the agents' sockets.</summary>
    public string Directory { get; }

    /// <summary>Whether the kernel is ending, and its agents with it.</summary>
    public bool IsClosing { get; set; }

    /// <summary>Takes a kernel's places.</summary>
    /// <exception cref="AgentOSException"><see cref="AgentErrors.StateInUse"/>.</exception>
    public static KernelPlace Take(AgentKernelOptions options)
    {
        System.IO.Directory.CreateDirectory(options.StateDirectory, OwnerOnly);
        FileStream taken = Lock(options.StateDirectory);
        foreach (string left in System.IO.Directory.EnumerateDirectories(options.RuntimeDirectory, Prefix + "*").Where(IsStale))
            System.IO.Directory.Delete(left, recursive: true);
        ProcessIdentity self = ProcessIdentity.Current;
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{self.ProcessId}-{self.StartTime}-{Interlocked.Increment(ref s_count)}");
        return new KernelPlace(taken, System.IO.Directory.CreateDirectory(Path.Combine(options.RuntimeDirectory, name), OwnerOnly).FullName);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        _lock.Dispose();
    }

    // An advisory lock (flock(2)): the Linux kernel drops it when its holder dies.
    private static FileStream Lock(string stateDirectory)
    {
        string path = Path.Combine(stateDirectory, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new AgentOSException(AgentErrors.StateInUse, "start the kernel", stateDirectory, failure.Message, failure);
        }
    }

    private static bool IsStale(string path) =>
        Path.GetFileName(path)[Prefix.Length..].Split('-') is [string pid, string start, _]
        && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out int process)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out long since)
        && !new ProcessIdentity(process, since).IsAlive;
}
