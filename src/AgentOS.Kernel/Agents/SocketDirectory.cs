using System.Globalization;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>
/// A directory for the sockets of this process' agents, named for the process, so that the next one can tell and remove what a killed one left.
/// </summary>
/// <param name="path">Where it is.</param>
internal sealed class SocketDirectory(string path) : IDisposable
{
    private const string Prefix = "kernel-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static int s_count;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Makes one, after removing those of dead processes.</summary>
    /// <param name="runtimeDirectory">A directory of this user's own.</param>
    public static SocketDirectory Make(string runtimeDirectory)
    {
        foreach (string left in Directory.EnumerateDirectories(runtimeDirectory, Prefix + "*").Where(IsStale))
            TryRemove(left);
        ProcessIdentity self = ProcessIdentity.Current;
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{self.ProcessId}-{self.StartTime}-{Interlocked.Increment(ref s_count)}");
        return new SocketDirectory(Directory.CreateDirectory(System.IO.Path.Combine(runtimeDirectory, name), OwnerOnly).FullName);
    }

    /// <inheritdoc/>
    public void Dispose() => TryRemove(path);

    // Two that start at the same time sweep the same.
    private static void TryRemove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another was faster.
        }
    }

    private static bool IsStale(string path) =>
        System.IO.Path.GetFileName(path)[Prefix.Length..].Split('-') is [string pid, string start, _]
        && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out int process)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out long since)
        && !new ProcessIdentity(process, since).IsAlive;
}
