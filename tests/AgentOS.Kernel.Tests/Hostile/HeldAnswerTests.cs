using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Hostile;

/// <summary>Answers that wait for the answer of a call before them: rule K9 bounds them, too.</summary>
public sealed class HeldAnswerTests
{
    private static readonly TakenCall s_long = new(new KernelHeader(0, Opcode.Receive, 0), Opcode.Receive, 0, 0);
    private static readonly TakenCall s_echo = new(new KernelHeader(0, Opcode.Noop, KernelHeader.DefaultFrameLimit), Opcode.Noop, 0, 0);

    [Fact]
    public void K09_answers_that_wait_for_their_turn_count_like_those_that_wait_for_the_caller()
    {
        OutgoingFrames frames = new(() => { });
        AnswerQueue queue = new(new Caller(new IdentityTable().Add(IdentityKind.Operator), () => { }) { Frames = frames }, new CallObservers(TimeProvider.System));
        LaterAnswer first = queue.Begin(s_long, []);
        Assert.False(queue.IsFull);
        queue.Answer(s_echo, new NoopSyscall(), new byte[KernelHeader.DefaultFrameLimit]);
        Assert.True(queue.IsFull);
        Assert.Equal(0, queue.Output.Length);

        queue.Finish(first, failure: null);
        Assert.Equal(KernelHeader.DefaultFrameLimit + (2 * KernelHeader.Size), queue.Output.Length);
        queue.Output.Consume(queue.Output.Length);
        Assert.False(queue.IsFull);
    }
}
