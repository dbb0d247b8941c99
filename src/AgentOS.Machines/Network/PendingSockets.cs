using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Machines.Network;

/// <summary>Sockets that a machine was asked for and has not answered about: it answers in their order.</summary>
internal sealed class PendingSockets
{
    private readonly Lock _lock = new();
    private readonly Queue<(ListeningAddress Wanted, TaskCompletionSource Answer)> _waiting = [];
    private bool _isOver;

    /// <summary>Makes a request.</summary>
    /// <exception cref="LinuxException">EPIPE: the machine has ended.</exception>
    public Task Request(ListeningAddress wanted, Action send)
    {
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isOver)
                throw Failed(Errno.EPIPE, wanted);
            // Under the lock, so that the order here is the order in which they were sent.
            send();
            _waiting.Enqueue((wanted, answer));
        }

        return answer.Task;
    }

    /// <summary>The answer to the oldest request.</summary>
    /// <exception cref="FrameException">There is none.</exception>
    public void Answer(Errno error)
    {
        (ListeningAddress Wanted, TaskCompletionSource Answer) request;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out request))
                throw new FrameException("a socket nobody asked for");
        }

        if (error == Errno.None)
            request.Answer.SetResult();
        else
            request.Answer.SetException(Failed(error, request.Wanted));
    }

    /// <summary>There will be no more answers.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_waiting.TryDequeue(out (ListeningAddress Wanted, TaskCompletionSource Answer) request))
                request.Answer.SetException(Failed(Errno.EPIPE, request.Wanted));
        }
    }

    private static LinuxException Failed(Errno error, ListeningAddress wanted) => new(error, "bind", wanted.ToString());
}
