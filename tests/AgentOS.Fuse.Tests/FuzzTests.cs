using System.Buffers.Binary;
using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Fuse.Tests.Memory;
using AgentOS.Fuse.Transport;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests;

/// <summary>Hostile requests: whatever arrives is answered with a well-formed reply or dropped, and the tree still works.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int HeaderSize = 40;
    private const int Rounds = 200_000;

    private readonly MemoryFileTree _tree = new();
    private readonly RequestProcessor _processor;
    private readonly byte[] _room = new byte[64 * 1024];

    public FuzzTests()
    {
        FuseServerOptions options = new();
        _processor = new RequestProcessor(new RequestDispatcher(new FuseSession(_tree, options), new SessionOperations(Negotiation.LargestTransfer)), null);
        Assert.Equal(Linux.Errno.None, _tree.Make(1, "f"u8, new NewInode(ModeBits.Regular | 0x1A4, 0, 0), out _));
        Assert.Equal(Linux.Errno.None, _tree.Make(1, "d"u8, new NewInode(ModeBits.Directory | 0x1ED, 0, 0), out _));
    }

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(20261121)]
    public void Random_requests_never_stop_the_server(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < Rounds; round++)
            Send(MakeRequest(random));
        Assert.Null(_processor.LastFault);
        Assert.Equal(Linux.Errno.None, _tree.Get(1, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    public void Bytes_too_few_for_a_header_are_no_request(int length) =>
        Assert.False(RequestProcessor.TryParse(new byte[length], out _, out _));

    [Theory]
    [InlineData(41)]
    [InlineData(39)]
    [InlineData(int.MaxValue)]
    public void A_header_that_lies_about_its_length_is_no_request(int length)
    {
        byte[] bytes = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        Assert.False(RequestProcessor.TryParse(bytes, out _, out _));
    }

    [Fact]
    public void Every_code_with_an_empty_body_is_answered()
    {
        for (uint opcode = 1; opcode < 70; opcode++)
        {
            byte[] request = new byte[HeaderSize];
            BinaryPrimitives.WriteInt32LittleEndian(request, HeaderSize);
            BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), opcode);
            Send(request);
        }

        Assert.Null(_processor.LastFault);
    }

    /// <summary>Mostly plausible: known codes, small nodes, bodies of random length with some NULs and names in them.</summary>
    private static byte[] MakeRequest(Random random)
    {
        byte[] request = new byte[HeaderSize + random.Next(random.Next(4) == 0 ? 400 : 80)];
        random.NextBytes(request);
        BinaryPrimitives.WriteInt32LittleEndian(request, request.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), (uint)random.Next(random.Next(50) == 0 ? 100_000 : 56));
        BinaryPrimitives.WriteInt64LittleEndian(request.AsSpan(16), random.Next(4));
        BinaryPrimitives.WriteInt32LittleEndian(request.AsSpan(36), 0);
        Span<byte> body = request.AsSpan(HeaderSize);
        for (int index = 0; index < body.Length; index++)
        {
            if (random.Next(3) > 0)
                body[index] = (byte)(random.Next(8) == 0 ? 'a' + random.Next(6) : 0);
        }

        return request;
    }

    private void Send(byte[] request)
    {
        Assert.True(RequestProcessor.TryParse(request, out RequestHeader header, out Protocol.RequestReader body));
        ReadOnlySpan<byte> reply = _processor.Process(header, body, _room);
        if (!RequestDispatcher.ExpectsReply(header.Opcode))
        {
            Assert.True(reply.IsEmpty);
            return;
        }

        Assert.Equal(reply.Length, BinaryPrimitives.ReadInt32LittleEndian(reply));
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(reply[4..]), -133, 0);
        Assert.Equal(header.Unique, BinaryPrimitives.ReadUInt64LittleEndian(reply[8..]));
    }
}
