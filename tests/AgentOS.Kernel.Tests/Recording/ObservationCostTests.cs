using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Recording;

/// <summary>A call that nobody watches costs nothing.</summary>
public sealed class ObservationCostTests
{
    private const int Calls = 1000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_echo_allocates_nothing_unless_somebody_keeps_it(bool isWatched)
    {
        CallObservers observers = new(TimeProvider.System);
        Watcher watcher = new(isWatched);
        observers.Add(watcher);
        AnswerQueue answers = new(TestCaller.Of(new Identity(1, IdentityKind.Operator)), observers);
        NoopSyscall noop = new();
        Echo(answers, observers, noop);
        watcher.Seen = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < Calls; count++)
            Echo(answers, observers, noop);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(isWatched ? Calls : 0, watcher.Seen);
    }

    private static void Echo(AnswerQueue answers, CallObservers observers, NoopSyscall noop)
    {
        answers.Answer(observers.Take(new KernelHeader(0, Opcode.Noop, 4), Opcode.Noop), noop, "echo"u8);
        answers.Output.Clear();
    }

    private sealed class Watcher(bool isWatching) : ICallObserver
    {
        public int Seen { get; set; }

        public bool Watches(Opcode opcode) => isWatching;

        public void Completed(in CompletedCall call) => Seen += call.IsSuccess ? 1 : 0;
    }
}
