using System.Threading.Channels;

namespace AgentOS.Store.Pipes;

/// <summary>Questions that wait for their turn, and the one that has it. A few at a time: whoever sends more waits.</summary>
internal sealed class QuestionQueue
{
    private const int Most = 64;

    private readonly Channel<PipedQuestion> _waiting = Channel.CreateBounded<PipedQuestion>(Most);
    private readonly Lock _lock = new();
    private readonly List<PipedQuestion> _open = [];

    /// <summary>The next question, when it is its turn; null when none will come.</summary>
    public async Task<PipedQuestion?> NextAsync() =>
        await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false) && _waiting.Reader.TryRead(out PipedQuestion? question) ? question : null;

    /// <summary>Adds a question behind the others.</summary>
    public ValueTask AddAsync(PipedQuestion question)
    {
        lock (_lock)
            _open.Add(question);
        return _waiting.Writer.WriteAsync(question);
    }

    /// <summary>No more will come.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>The answer to a question is not wanted any more, whether it has its turn or waits.</summary>
    /// <param name="id">Which; null is all of them.</param>
    public void Cancel(string? id)
    {
        lock (_lock)
        {
            foreach (PipedQuestion question in _open.Where(question => id is null || question.Id == id))
                question.Cancel();
        }
    }

    /// <summary>A question has had its end.</summary>
    public void Remove(PipedQuestion question)
    {
        lock (_lock)
            _open.Remove(question);
        question.Dispose();
    }
}
