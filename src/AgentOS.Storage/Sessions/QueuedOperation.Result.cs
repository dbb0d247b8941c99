namespace AgentOS.Storage.Sessions;

/// <inheritdoc/>
internal sealed class QueuedOperation<T>(Func<DatabaseSession, T> operation, TaskCreationOptions continuations, CancellationToken cancellation) : QueuedOperation
{
    private readonly TaskCompletionSource<T> _completion = new(continuations);
    private T _result = default!;

    internal Task<T> Task => _completion.Task;

    internal override bool IsCancelled => cancellation.IsCancellationRequested;

    internal override void Run(DatabaseSession session) => _result = operation(session);

    internal override void Complete(Exception? commitFailure)
    {
        if (Failure is OperationCanceledException)
            _completion.TrySetCanceled(cancellation);
        else if ((Failure ?? commitFailure) is { } failure)
            _completion.TrySetException(failure);
        else
            _completion.TrySetResult(_result);
    }
}
