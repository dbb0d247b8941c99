using System.Threading.Channels;
using AgentOS.Errors;

namespace AgentOS.Kernel.Records;

/// <summary>
/// The file in which a kernel writes down what it must still know after a restart. Written away from the reactor's thread; what comes while a transaction
/// is written shares the next one. The file is made when there is something to write.
/// </summary>
internal sealed class KernelLogbook : IDisposable
{
    // What may wait to be written: bounds memory when the disk is slow.
    private const int MostWaiting = 16_384, MostTogether = 1024;

    private readonly Channel<LogbookWork> _waiting =
        Channel.CreateBounded<LogbookWork>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly string _path;
    private readonly Task _writer;
    private LogbookTables? _tables;

    /// <param name="path">The file; its directory exists.</param>
    public KernelLogbook(string path)
    {
        _path = path;
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Whether there is anything in it from before.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>Has something done soon.</summary>
    /// <param name="work">What.</param>
    /// <param name="lost">Hears, on any thread, that it is not done: too much waits, or the file cannot be written.</param>
    public void Post(Action<LogbookTables> work, Action lost)
    {
        if (!_waiting.Writer.TryWrite(new LogbookWork(work, lost)))
            lost();
    }

    /// <summary>Has something done; ends when it is on disk, and everything that was posted before.</summary>
    /// <exception cref="AgentOSException"><see cref="LogbookErrors.Unusable"/>.</exception>
    public async Task<T> RunAsync<T>(Func<LogbookTables, T> work)
    {
        T result = default!;
        LogbookWork waiting = new(tables => result = work(tables));
        try
        {
            await _waiting.Writer.WriteAsync(waiting).ConfigureAwait(false);
            await waiting.Done.ConfigureAwait(false);
            return result;
        }
        catch (Exception failure) when (failure is not AgentOSException)
        {
            throw new AgentOSException(LogbookErrors.Unusable, "use", _path, failure.Message, failure);
        }
    }

    /// <summary>Writes everything that waits, and closes the file.</summary>
    public void Dispose()
    {
        _waiting.Writer.Complete();
        _writer.Wait();
        _tables?.Dispose();
    }

    private async Task WriteAsync()
    {
        List<LogbookWork> together = [];
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out LogbookWork? work))
                together.Add(work);
            Write(together);
            together.Clear();
        }
    }

    // One failure fails all of a transaction: none of it is on disk.
    private void Write(List<LogbookWork> together)
    {
        try
        {
            _tables ??= LogbookTables.Open(_path);
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
