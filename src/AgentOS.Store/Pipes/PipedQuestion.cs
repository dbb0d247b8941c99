namespace AgentOS.Store.Pipes;

/// <summary>A question that came through a pipe.</summary>
/// <param name="id">What the asker calls it.</param>
/// <param name="content">It.</param>
internal sealed class PipedQuestion(string id, string content) : IDisposable
{
    private readonly CancellationTokenSource _unwanted = new();

    public string Id => id;

    public string Content => content;

    /// <summary>The answer is not wanted any more.</summary>
    public CancellationToken Unwanted => _unwanted.Token;

    public void Cancel() => _unwanted.Cancel();

    public void Dispose() => _unwanted.Dispose();
}
