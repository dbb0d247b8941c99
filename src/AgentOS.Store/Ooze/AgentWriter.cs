using System.Text.Json;

namespace AgentOS.Store.Ooze;

/// <summary>Writes lines to an agent, one after the other, however slowly it reads. Thread-safe.</summary>
/// <param name="input">The agent's standard input.</param>
internal sealed class AgentWriter(Stream input) : IAsyncDisposable
{
    private static readonly byte[] s_lineEnd = "\n"u8.ToArray();

    private readonly SemaphoreSlim _writing = new(1);
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Writes a line; nothing happens when nobody reads any more.</summary>
    public async Task SendAsync(HostMessage message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, OozeJson.Default.HostMessage), .. s_lineEnd];
        try
        {
            await _writing.WaitAsync(_ending.Token).ConfigureAwait(false);
            try
            {
                await input.WriteAsync(line, _ending.Token).ConfigureAwait(false);
                await input.FlushAsync(_ending.Token).ConfigureAwait(false);
            }
            finally
            {
                _writing.Release();
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It does not listen any more; what is known of its end comes from its output.
        }
    }

    /// <summary>Closes it after what was written.</summary>
    public ValueTask CloseAsync() => input.DisposeAsync();

    /// <summary>Gives up what is not written yet, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }
}
