using AgentOS.Errors;

namespace AgentOS.LlmServer.Configuration;

/// <summary>Reads the configuration again when its file changes.</summary>
internal sealed class ConfigurationWatch : IDisposable
{
    // Editors write a file in several steps.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(50);

    private readonly FileSystemWatcher _watcher;
    private readonly ITimer _timer;

    public ConfigurationWatch(string file, LiveFleet fleet, TimeProvider clock)
    {
        _timer = clock.CreateTimer(_ => Reload(fleet), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // The directory: a file that is replaced by a rename is another inode.
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!, Path.GetFileName(file));
        _watcher.Changed += (_, _) => Settle();
        _watcher.Created += (_, _) => Settle();
        _watcher.Renamed += (_, _) => Settle();
        _watcher.EnableRaisingEvents = true;
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private void Settle() => _timer.Change(s_settling, Timeout.InfiniteTimeSpan);

    private static void Reload(LiveFleet fleet)
    {
        try
        {
            fleet.Reload();
        }
        catch (AgentOSException)
        {
            // Kept for whoever asks for the status; there is nobody here to tell.
        }
    }
}
