using System.Threading.Channels;
using AgentOS.Errors;

namespace AgentOS.Kernel.Journal;

/// <summary>
/// The file in which a kernel writes down what it must still know after a restart. Written away from the reactor's thread; what comes while a transaction
/// is written shares the next one. The file is made when there is something to write.
/// </summary>
internal sealed class KernelJournal : IAsyncDisposable
{
    // What may wait to be written: bounds memory when the disk is slow.
    private const int MostWaiting = 16_384, MostTogether = 1024;

    private readonly Channel<JournalWork> _waiting =
        Channel.CreateBounded<JournalWork>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly string _path;
    private readonly Task _writer;
    private JournalTables? _tables;

    /// <param name="path">The file; its directory exists.</param>
    public KernelJournal(string path)
    {
        _path = path;
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Whether there is anything in it from before.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>Has something done soon.</summary>
    /// <param name="work">What.</param>
    /// <param name="lost">Hears, on any thread, that it is not done: too much waits, or the file cannot be written.</param>
    public void Post(Action<JournalTables> work, Action lost)
    {
        if (!_waiting.Writer.TryWrite(new JournalWork(work, lost)))
            lost();
    }

    /// <summary>Has something done; ends when it is on disk, and everything that was posted before.</summary>
    /// <exception cref="AgentOSException"><see cref="JournalErrors.Unusable"/>.</exception>
    public async Task<T> RunAsync<T>(Func<JournalTables, T> work)
    {
        T result = default!;
        JournalWork waiting = new(tables => result = work(tables));
        try
        {
            await _waiting.Writer.WriteAsync(waiting).ConfigureAwait(false);
            await waiting.Done.ConfigureAwait(false);
            return result;
        }
        catch (Exception failure) when (failure is not AgentOSException)
        {
            throw new AgentOSException(JournalErrors.Unusable, "use", _path, failure.Message, failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _writer.ConfigureAwait(false);
        _tables?.Dispose();
    }

    private async Task WriteAsync()
    {
        List<JournalWork> together = [];
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out JournalWork? work))
                together.Add(work);
            Write(together);
            together.Clear();
        }
    }

    // One failure fails all of a transaction: none of it is on disk.
    private void Write(List<JournalWork> together)
    {
        try
        {
            _tables ??= JournalTables.Open(_path);
            _tables.Begin();
            together.ForEach(work => work.Run(_tables));
            _tables.Commit();
            together.ForEach(work => work.Complete());
        }
        catch (Exception failure)
        {
            together.ForEach(work => work.Fail(failure));
            Reopen();
        }
    }

    private void Reopen()
    {
        _tables?.Dispose();
        _tables = null;
    }
}
