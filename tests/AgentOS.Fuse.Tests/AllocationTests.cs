using System.Buffers.Binary;
using System.Text;
using AgentOS.Fuse.Operations;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Fuse.Transport;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests;

/// <summary>The requests that come by the thousand make no garbage.</summary>
public class AllocationTests
{
    private const int HeaderSize = 40;

    private readonly RequestProcessor _processor;
    private readonly byte[] _room = new byte[64 * 1024];

    public AllocationTests()
    {
        FuseServerOptions options = new();
        FuseSession session = new(new EmptyTree(), options);
        _processor = new RequestProcessor(new RequestDispatcher(session, new SessionOperations(Negotiation.LargestTransfer)), null);
    }

    public static TheoryData<uint, byte[]> Requests => new()
    {
        { (uint)FuseOpcode.Lookup, Encoding.UTF8.GetBytes("name\0") },
        { (uint)FuseOpcode.GetAttributes, new byte[16] },
        { (uint)FuseOpcode.SetAttributes, new byte[88] },
        { (uint)FuseOpcode.Read, new byte[40] },
        { (uint)FuseOpcode.Write, new byte[40] },
        { (uint)FuseOpcode.Create, [.. new byte[16], .. "name\0"u8] },
        { (uint)FuseOpcode.Unlink, Encoding.UTF8.GetBytes("name\0") },
        { (uint)FuseOpcode.Forget, new byte[8] },
        { (uint)FuseOpcode.GetExtendedAttribute, [.. new byte[8], .. "security.capability\0"u8] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_allocates_nothing(uint opcode, byte[] body)
    {
        byte[] request = new byte[HeaderSize + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(request, request.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), opcode);
        BinaryPrimitives.WriteInt64LittleEndian(request.AsSpan(16), IFileTree.RootInode);
        body.CopyTo(request.AsSpan(HeaderSize));
        for (int warmUp = 0; warmUp < 100; warmUp++)
            Send(request);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1000; round++)
            Send(request);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Send(byte[] request)
    {
        _ = RequestProcessor.TryParse(request, out RequestHeader header, out RequestReader body);
        _ = _processor.Process(header, body, _room);
    }
}
