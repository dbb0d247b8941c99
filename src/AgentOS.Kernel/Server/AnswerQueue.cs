using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Server;

/// <summary>The answers of one connection: in the order of the calls, or as they are ready once call ids were agreed on (rule K2).</summary>
/// <param name="caller">Whose.</param>
/// <param name="observers">See every answer.</param>
internal sealed class AnswerQueue(Caller caller, CallObservers observers)
{
    // Bounds what one caller can have the kernel work on at a time.
    private const int MostAtOnce = 1024;
    private const long MostPledged = 32L << 20;

    private readonly Queue<LaterAnswer> _inOrder = new();
    private int _unfinished;
    private int _held;
    private long _pledged;

    /// <summary>What can be sent.</summary>
    public PooledBuffer Output { get; } = new();

    /// <summary>What it holds, in bytes: answers, and calls with what their answers may become.</summary>
    public long Held => Output.Length + _held + _pledged;

    /// <summary>Whether no more calls are to be taken for now (rules K9 and K11).</summary>
    public bool IsFull =>
        Output.Length + _held >= KernelHeader.DefaultFrameLimit || _pledged >= MostPledged || _unfinished >= MostAtOnce || _inOrder.Count >= MostAtOnce;

    /// <summary>Whether nothing is left to be sent, now or later.</summary>
    public bool IsEmpty => Output.Length == 0 && _unfinished == 0;

    /// <summary>Answers a call at once.</summary>
    public void Answer(in TakenCall call, IImmediateSyscall syscall, ReadOnlySpan<byte> payload)
    {
        if (_inOrder.Count > 0)
        {
            AnswerInTurn(call, syscall, payload);
            return;
        }

        AgentOSException? failed = null;
        AnswerFrame frame = new(Output, TagOf(call.Header), call.Header.Opcode);
        try
        {
            syscall.Answer(caller, payload, Output);
        }
        catch (Exception failure)
        {
            failed = FailureAnswer.For(failure);
            frame.Fail(failed);
        }

        frame.Complete();
        observers.Show(call, caller.Identity, payload, frame.Payload, failed);
    }

    /// <summary>Answers a call with a failure.</summary>
    public void Fail(in TakenCall call, ReadOnlySpan<byte> payload, AgentOSException failure) => Finish(Begin(call, payload), failure);

    /// <summary>Takes the place of an answer that comes later.</summary>
    public LaterAnswer Begin(in TakenCall call, ReadOnlySpan<byte> payload)
    {
        LaterAnswer later = new(call, call.IsWatched ? payload.ToArray() : [], TagOf(call.Header), HasTurn: !caller.WantsCallIds);
        _unfinished++;
        Pledge(later, payload.Length);
        if (later.HasTurn)
            _inOrder.Enqueue(later);
        return later;
    }

    /// <summary>Counts more for an answer that comes later.</summary>
    public void Pledge(LaterAnswer later, long bytes)
    {
        later.Pledge += bytes;
        _pledged += bytes;
    }

    /// <summary>Moves a finished answer, and those that waited for it, to the output.</summary>
    /// <param name="later">It.</param>
    /// <param name="failure">Null when the payload is the call's own.</param>
    public void Finish(LaterAnswer later, AgentOSException? failure)
    {
        _unfinished--;
        _pledged -= later.Pledge;
        if (failure is not null)
        {
            later.Payload.Truncate(0);
            FailureAnswer.Write(failure, later.Payload);
        }

        observers.Show(later.Call, caller.Identity, later.Request, later.Payload.Content, failure);
        later.IsReady = true;
        _held += later.Payload.Length;
        if (!later.HasTurn)
            Release(later);
        while (_inOrder.TryPeek(out LaterAnswer? first) && first.IsReady)
            Release(_inOrder.Dequeue());
    }

    private void AnswerInTurn(in TakenCall call, IImmediateSyscall syscall, ReadOnlySpan<byte> payload)
    {
        LaterAnswer later = Begin(call, payload);
        AgentOSException? failed = null;
        try
        {
            syscall.Answer(caller, payload, later.Payload);
        }
        catch (Exception failure)
        {
            failed = FailureAnswer.For(failure);
        }

        Finish(later, failed);
    }

    private void Release(LaterAnswer later)
    {
        _held -= later.Payload.Length;
        AnswerFrame frame = new(Output, later.Tag, later.Call.Header.Opcode);
        later.Payload.Content.CopyTo(Output.GetSpan(later.Payload.Length));
        Output.Advance(later.Payload.Length);
        frame.Complete();
        later.Payload.Clear();
    }

    private uint TagOf(KernelHeader call) => caller.WantsCallIds ? call.Tag : caller.Identity.Id;
}
