namespace AgentOS.Linux.Watching;

/// <summary>One event of inotify(7).</summary>
/// <param name="Watch">Number of the watch.</param>
/// <param name="Mask">What happened.</param>
/// <param name="Name">In the watched directory; empty for the directory itself.</param>
public readonly record struct WatchedChange(int Watch, WatchMask Mask, string Name);
