using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>Requests for sockets that agentos-init has not answered: it answers in their order.</summary>
internal sealed class PendingListeners
{
    private readonly Lock _lock = new();
    private readonly Queue<(string Wanted, TaskCompletionSource<SafeFileHandle> Answer)> _waiting = [];
    private bool _isOver;

    /// <summary>Makes a request.</summary>
    /// <param name="wanted">What is asked for, for people.</param>
    /// <param name="send">Sends it.</param>
    public Task<SafeFileHandle> Request(string wanted, Action send)
    {
        TaskCompletionSource<SafeFileHandle> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isOver)
                throw Gone(wanted);
            // Under the lock, so that the order here is the order in which they were sent.
            send();
            _waiting.Enqueue((wanted, answer));
        }

        return answer.Task;
    }

    /// <summary>The answer to the oldest request.</summary>
    /// <exception cref="FrameException">There is none.</exception>
    public void Answer(Frame frame)
    {
        (string Wanted, TaskCompletionSource<SafeFileHandle> Answer) request;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out request))
                throw new FrameException("a socket nobody asked for");
        }

        try
        {
            request.Answer.SetResult(ListeningSocket.Of(frame, request.Wanted));
        }
        catch (LinuxException failure)
        {
            request.Answer.SetException(failure);
        }
    }

    /// <summary>There will be no more answers.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_waiting.TryDequeue(out (string Wanted, TaskCompletionSource<SafeFileHandle> Answer) request))
                request.Answer.SetException(Gone(request.Wanted));
        }
    }

    private static LinuxException Gone(string wanted) => new(Errno.EPIPE, "bind", wanted);
}
