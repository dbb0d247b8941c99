using System.Collections.Immutable;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls.Observation;

/// <summary>
/// Those who see the kernel's calls. Every answer passes through here, because the queue of answers is the only way out; a call nobody watches
/// costs one look into a table.
/// </summary>
/// <param name="clock">Measures how long calls take.</param>
internal sealed class CallObservers(TimeProvider clock)
{
    private const int Opcodes = 256;

    private readonly Lock _lock = new();
    private volatile bool[] _watched = new bool[Opcodes];
    private volatile ICallObserver[] _observers = [];
    private long _last;

    /// <summary>Adds an observer.</summary>
    public void Add(ICallObserver observer) => Change(observers => observers.Add(observer));

    /// <summary>An observer wants to see nothing more.</summary>
    public void Remove(ICallObserver observer) => Change(observers => observers.Remove(observer));

    /// <summary>An observer wants to see other calls than before.</summary>
    public void Refresh() => Change(observers => observers);

    /// <summary>Notes that a call begins. On the reactor's thread.</summary>
    public TakenCall Take(KernelHeader header, Opcode opcode) =>
        _watched[(byte)opcode] ? new TakenCall(header, opcode, ++_last, clock.GetTimestamp()) : new TakenCall(header, opcode, 0, 0);

    /// <summary>Shows a call that was answered. On the reactor's thread.</summary>
    public void Show(in TakenCall call, Identity caller, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> answer, AgentOSException? failure)
    {
        if (!call.IsWatched && failure is null)
            return;
        CompletedCall completed = new()
        {
            Identity = caller,
            Opcode = call.Opcode,
            Number = call.Number,
            Payload = payload,
            Answer = answer,
            Duration = call.IsWatched ? clock.GetElapsedTime(call.Started) : TimeSpan.Zero,
            Failure = failure,
        };
        foreach (ICallObserver observer in _observers)
            observer.Completed(completed);
    }

    private void Change(Func<ImmutableArray<ICallObserver>, ImmutableArray<ICallObserver>> change)
    {
        lock (_lock)
        {
            ICallObserver[] observers = [.. change([.. _observers])];
            bool[] watched = new bool[Opcodes];
            for (int number = 0; number < Opcodes; number++)
                watched[number] = observers.Any(observer => observer.Watches((Opcode)number));
            _observers = observers;
            _watched = watched;
        }
    }
}
