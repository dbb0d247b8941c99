using System.Text;

namespace AgentOS.Store.Ooze;

/// <summary>A question under way: what came of its answer so far. Its first end is its end. Thread-safe.</summary>
/// <param name="id">What the asker calls it.</param>
/// <param name="longest">Characters of the longest answer.</param>
internal sealed class OozeTurn(string id, int longest)
{
    private readonly TaskCompletionSource<OozeAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly StringBuilder _content = new();

    /// <summary>What the asker calls it.</summary>
    public string Id => id;

    /// <summary>Its end.</summary>
    public Task<OozeAnswer> Answer => _answer.Task;

    /// <summary>Called for each message that belongs to it.</summary>
    public Action? Heard { get; set; }

    /// <summary>Takes a message that belongs to it, and shows it to somebody; nothing is shown of a turn that has ended.</summary>
    /// <returns>False when it had ended.</returns>
    public bool TryTake(AgentMessage message, Action<AgentMessage> show)
    {
        lock (_lock)
        {
            if (_answer.Task.IsCompleted)
                return false;
            show(message);
            Heard?.Invoke();
            if (message is AgentMessage.Response response)
                Add(response);
            else if (message is AgentMessage.Failure failure)
                End(AnswerEnd.Failed, failure.Error);
            return true;
        }
    }

    /// <summary>Ends it, if it has not ended.</summary>
    public void End(AnswerEnd end, string? failure)
    {
        lock (_lock)
            _ = _answer.TrySetResult(new OozeAnswer(_content.ToString(), end, failure));
    }

    private void Add(AgentMessage.Response response)
    {
        if (_content.Length + response.Content.Length > longest)
            End(AnswerEnd.Broken, $"the answer is longer than {longest} characters");
        _content.Append(response.Content);
        if (response.IsLast)
            End(AnswerEnd.Done, null);
    }
}
