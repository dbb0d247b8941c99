using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using AgentOS.Protocol.Kernel;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>One caller's connection: frames in, answers out. Used by the reactor's thread only.</summary>
internal sealed class KernelConnection : IDisposable
{
    private readonly SafeFileHandle _socket;
    private readonly Caller _caller;
    private readonly SyscallTable _syscalls;
    private readonly Action<KernelConnection, Action> _later;
    private readonly OutgoingFrames _frames;
    private readonly AnswerQueue _answers;
    private readonly IncomingFrames _input;
    private readonly CancellationTokenSource _gone = new();
    private readonly bool _isAdmitted;
    private bool _isEnding, _awaitsRoom;
    private long _counted;

    /// <param name="socket">Does not wait. Owned by this object.</param>
    /// <param name="identify">Says who is at the other end.</param>
    /// <param name="syscalls">What answers.</param>
    /// <param name="later">Runs something on the reactor's thread, later, and serves the connection.</param>
    public KernelConnection(SafeFileHandle socket, Func<SafeFileHandle, OutgoingFrames, Caller> identify, SyscallTable syscalls, Action<KernelConnection, Action> later)
    {
        _socket = socket;
        _syscalls = syscalls;
        _later = later;
        _frames = new OutgoingFrames(() => later(this, () => { }));
        _caller = identify(socket, _frames);
        _answers = new AnswerQueue(_caller, syscalls.Observers);
        _input = new IncomingFrames(socket);
        _isAdmitted = _caller.Quota.TryEnter();
        if (!_isAdmitted)
            End(new KernelHeader(0, Opcode.Hello, 0), KernelErrors.TooManyConnections);
    }

    public SafeFileHandle Socket => _socket;

    /// <summary>What to watch the socket for next.</summary>
    public Readiness Interest =>
        (TakesMore ? Readiness.Input : Readiness.None) | (_answers.Output.Length > 0 ? Readiness.Output : Readiness.None);

    /// <summary>What the socket is watched for.</summary>
    public Readiness Watched { get; set; }

    private bool TakesMore => !_isEnding && !_answers.IsFull && HasRoom;

    // A long frame that was let in comes to its end, whatever else its caller does (rule K11).
    private bool HasRoom => _input.Announced > 0 || (_input.IsLong ? _caller.Quota.HasRoom : _caller.Quota.HasRoomFor(_counted));

    /// <summary>Reads, answers and writes as far as it goes without waiting.</summary>
    /// <returns>False when the connection is over.</returns>
    public bool Serve(Readiness readiness)
    {
        bool isGone = (readiness & (Readiness.HangUp | Readiness.Error)) != 0;
        bool takesMore = TakesMore;
        // Calls of somebody who has left since are still carried out, as far as they were taken.
        if (isGone && (!takesMore || !Receive() || _isEnding))
            return false;
        if (!isGone && (readiness & Readiness.Input) != 0 && takesMore && !Receive())
            return false;
        do
        {
            AnswerAll();
            _frames.MoveTo(_answers);
            if (!Send())
                return false;
            Count();
        }
        while (HasWork());
        AwaitRoom();
        return !_isEnding || !_answers.IsEmpty;
    }

    public void Dispose()
    {
        // Elsewhere: what hears of it may take its time.
        _ = _gone.CancelAsync();
        _frames.Close();
        _caller.Leave();
        _caller.Quota.Add(-_counted);
        if (_isAdmitted)
            _caller.Quota.Leave();
        _input.Clear();
        _answers.Output.Clear();
        _socket.Dispose();
    }

    private bool Receive()
    {
        Errno error = _input.Receive(out bool isEnd);
        _caller.Identity.Hear();
        // The end of the calls is not the end of the answers: a caller may close one direction only (shutdown(2)).
        _isEnding |= isEnd;
        return error is Errno.None or Errno.EAGAIN or Errno.EINTR;
    }

    private bool Send()
    {
        PooledBuffer output = _answers.Output;
        while (output.Length > 0)
        {
            Errno error = DescriptorIo.Write(_socket, output.Content, out int count);
            if (error != Errno.None)
                return error is Errno.EAGAIN or Errno.EINTR;
            output.Consume(count);
        }

        return true;
    }

    // What was not taken because the answers had no room, when they have again.
    private bool HasWork() => (_frames.HasWaiting && !_answers.IsFull) || (TakesMore && _input.Peek(out _) != FrameState.Partial);

    private void AnswerAll()
    {
        for (; TakesMore && _input.Peek(out KernelHeader call) is var state and not FrameState.Partial; Count())
        {
            if (state == FrameState.Whole)
                Answer(call);
            else
                End(call, state == FrameState.Broken ? KernelErrors.BadMagic : KernelErrors.FrameTooLarge);
        }

        if (_caller.Quota.HasRoom)
            _input.Admit();
        _input.Trim();
    }

    // What this connection holds now, for its caller's quota.
    private void Count()
    {
        long held = _answers.Held + _input.Announced;
        _caller.Quota.Add(held - _counted);
        _counted = held;
    }

    private void AwaitRoom()
    {
        if (_awaitsRoom || HasRoom)
            return;
        _awaitsRoom = true;
        _caller.Quota.Await(() => _later(this, () => _awaitsRoom = false));
    }

    private void End(KernelHeader call, ErrorDefinition error)
    {
        _answers.Fail(_syscalls.Observers.Take(call, call.Opcode), [], new AgentOSException(error, "read a frame", ""));
        _isEnding = true;
    }

    private void Answer(KernelHeader header)
    {
        ReadOnlySpan<byte> payload = _input.PayloadOf(header);
        TakenCall call = _syscalls.Observers.Take(header, NumberingTable.Translate(header.Opcode, _caller.Numbering));
        switch (_syscalls.Find(_caller.Identity, call.Opcode))
        {
            case IImmediateSyscall immediate:
                _answers.Answer(call, immediate, payload);
                break;
            case ILongSyscall slow:
                Start(call, slow, payload);
                break;
            default:
                _answers.Fail(call, payload, new AgentOSException(KernelErrors.UnknownOpcode, "answer a call", $"0x{(byte)header.Opcode:X2}"));
                break;
        }

        _input.Remove(header);
        _isEnding |= _caller.HasLeft;
    }

    private void Start(in TakenCall call, ILongSyscall syscall, ReadOnlySpan<byte> payload)
    {
        LaterAnswer later = _answers.Begin(call, payload);
        LongCall started = new(_caller, later.Payload, _caller.Calls.Begin(later.Tag, _gone.Token), _frames, later.Tag);
        Task work;
        try
        {
            work = syscall.AnswerAsync(started, payload);
        }
        catch (Exception failure)
        {
            Finish(later, failure);
            return;
        }

        if (work.IsCompleted)
        {
            Finish(later, ReasonOf(work));
            return;
        }

        _answers.Pledge(later, started.Expected);
        FinishLater(work, later);
    }

    private void FinishLater(Task work, LaterAnswer later) =>
        _ = work.ContinueWith(
            done => _later(this, () => Finish(later, ReasonOf(done))), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void Finish(LaterAnswer later, Exception? failure)
    {
        _caller.Calls.End(later.Tag);
        _answers.Finish(later, FailureAnswer.For(failure));
    }

    private static Exception? ReasonOf(Task done) => done.IsCanceled ? new TaskCanceledException(done) : done.Exception?.InnerException;
}
