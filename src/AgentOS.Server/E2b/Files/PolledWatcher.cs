using System.Threading.Channels;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Protocol;
using AgentOS.Storage;

namespace AgentOS.Server.E2b.Files;

/// <summary>A watched directory whose changes are kept until somebody asks. When too many are kept, the sandbox waits with the next.</summary>
internal sealed class PolledWatcher : IDisposable
{
    private const int MostKept = 10_000;

    private readonly GuestFiles _files;
    private readonly Channel<FilesystemEvent> _kept = Channel.CreateBounded<FilesystemEvent>(MostKept);
    private readonly CancellationTokenSource _over = new();

    private PolledWatcher(GuestFiles files, IAsyncEnumerable<GuestFileEvent> changes)
    {
        _files = files;
        _ = KeepAsync(changes);
    }

    /// <summary>Watches from now on.</summary>
    /// <param name="files">The watcher's from now on.</param>
    /// <param name="path">The directory.</param>
    /// <param name="recursive">Whether with all below it.</param>
    /// <param name="cancellationToken">Ends the beginning of it.</param>
    public static async Task<PolledWatcher> StartAsync(GuestFiles files, string path, bool recursive, CancellationToken cancellationToken)
    {
        try
        {
            return new PolledWatcher(files, await files.WatchAsync(path, recursive, cancellationToken));
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>What changed since this was asked last; null when nothing is watched any more, because the sandbox ended.</summary>
    public IReadOnlyList<FilesystemEvent>? Take()
    {
        if (_kept.Reader.Completion.IsCompleted)
            return null;
        List<FilesystemEvent> taken = [];
        while (_kept.Reader.TryRead(out FilesystemEvent? change))
            taken.Add(change);
        return taken;
    }

    public void Dispose()
    {
        _over.Cancel();
        _files.Dispose();
    }

    private async Task KeepAsync(IAsyncEnumerable<GuestFileEvent> changes)
    {
        try
        {
            await foreach (GuestFileEvent change in changes)
                await _kept.Writer.WriteAsync(new FilesystemEvent(change.Name, (FilesystemEventType)change.Change), _over.Token);
        }
        catch (Exception end) when (end is AgentOSException or FileSystemException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The sandbox ended, or nobody wants to know any more.
        }

        _kept.Writer.TryComplete();
    }
}
