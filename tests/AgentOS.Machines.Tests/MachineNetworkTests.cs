using System.Buffers.Binary;
using System.Net;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Machines.Network;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Tests;

/// <summary>What a machine may say about its network, when whoever says it is no machine of ours.</summary>
public sealed class MachineNetworkTests : IDisposable
{
    private readonly UnixSocket _guest, _host;
    private readonly Link _link;
    private readonly Recorder _recorder = new();
    private readonly MachineNetwork _network;

    public MachineNetworkTests()
    {
        (_host, _guest) = UnixSocket.CreatePair();
        _link = new Link(_host.Handle);
        _network = new MachineNetwork(_link, _recorder);
    }

    public void Dispose()
    {
        _link.Dispose();
        _guest.Dispose();
        _recorder.Dispose();
    }

    [Fact]
    public async Task A_connection_is_the_one_the_machine_named()
    {
        Open(LinkChannels.FirstOfMachine + 1, LinkPurpose.Connection, ConnectionTarget.ToBytes(new IPEndPoint(IPAddress.Parse("198.18.0.7"), 443)));
        Task running = Task.Run(Run, TestContext.Current.CancellationToken);
        (SafeFileHandle connection, IPEndPoint wanted) = await _recorder.Connected.Task;
        Assert.Equal("198.18.0.7:443", wanted.ToString());
        Send(LinkChannels.FirstOfMachine + 1, LinkKind.Data, [0, .. "hello"u8]);
        byte[] bytes = new byte[5];
        Assert.Equal(Errno.None, DescriptorIo.Read(connection, bytes, out int count));
        Assert.Equal("hello"u8.ToArray(), bytes[..count]);
        _guest.Shutdown();
        await running;
    }

    public static TheoryData<uint, byte, byte[]> Wrong => new()
    {
        { 5, (byte)LinkPurpose.Connection, [187, 1, 1, 2, 3, 4] }, // A number of the host's.
        { LinkChannels.Network, (byte)LinkPurpose.Connection, [187, 1, 1, 2, 3, 4] },
        { LinkChannels.FirstOfMachine, (byte)LinkPurpose.Session, [] },
        { LinkChannels.FirstOfMachine, (byte)LinkPurpose.Tree, [] },
        { LinkChannels.FirstOfMachine, 77, [] },
        { LinkChannels.FirstOfMachine, (byte)LinkPurpose.Connection, [] },
        { LinkChannels.FirstOfMachine, (byte)LinkPurpose.Connection, [187, 1, 1, 2, 3] },
        { LinkChannels.FirstOfMachine, (byte)LinkPurpose.Connection, [0, 0, 1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Whatever_else_it_begins_ends_it(uint channel, byte purpose, byte[] target)
    {
        Open(channel, (LinkPurpose)purpose, target);
        Assert.Throws<FrameException>(Run);
        Assert.False(_recorder.Connected.Task.IsCompleted);
    }

    [Fact]
    public void It_begins_a_channel_once_and_has_only_so_many()
    {
        byte[] target = ConnectionTarget.ToBytes(new IPEndPoint(IPAddress.Loopback, 80));
        Open(LinkChannels.FirstOfMachine, LinkPurpose.Connection, target);
        Open(LinkChannels.FirstOfMachine, LinkPurpose.Connection, target);
        Assert.Throws<FrameException>(Run);
    }

    [Fact]
    public void Answers_nobody_asked_for_end_it()
    {
        Send(LinkChannels.Network, LinkKind.Message, [(byte)FrameType.Listening, 0, 0, 0, 0]);
        Assert.Throws<FrameException>(Run);
    }

    [Fact]
    public async Task More_questions_than_are_answered_are_lost_and_nothing_waits_for_them()
    {
        byte[] question = new byte[DatagramSocket.AddressBytes + 40];
        Task asking = Task.Run(
            () =>
            {
                for (int number = 0; number < 5000; number++)
                    Send(LinkChannels.Network, LinkKind.Packet, question);
                _guest.Shutdown();
            },
            TestContext.Current.CancellationToken);
        Run();
        await asking;
        _recorder.Answering.Set();
        Assert.InRange(_recorder.Asked, 0, 258);
    }

    private void Run() => _link.Run(_network.Open);

    private void Open(uint channel, LinkPurpose purpose, byte[] target) => Send(channel, LinkKind.Open, [(byte)purpose, .. target]);

    private void Send(uint channel, LinkKind kind, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, channel);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), (uint)payload.Length);
        frame[8] = (byte)kind;
        payload.CopyTo(frame.AsSpan(9));
        _guest.Send(frame);
    }

    // Takes the first question, and answers when it is told to.
    private sealed class Recorder : IMachineNetwork, IDisposable
    {
        private int _asked;

        public TaskCompletionSource<(SafeFileHandle Connection, IPEndPoint Wanted)> Connected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Answering { get; } = new();

        public int Asked => Volatile.Read(ref _asked);

        public void Connect(SafeFileHandle connection, IPEndPoint wanted) => _ = Connected.TrySetResult((connection, wanted));

        public byte[]? Answer(ReadOnlyMemory<byte> question)
        {
            Interlocked.Increment(ref _asked);
            Answering.Wait();
            return null;
        }

        public void Dispose() => Answering.Dispose();
    }
}
