using System.Net.Sockets;
using System.Text.Json;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Mcp.Tests.Clients;

/// <summary>A kernel that answers with the byte vectors of docs/protocols, and keeps the frames it was sent.</summary>
internal sealed class VectorPeer : IDisposable
{
    private static readonly string s_folder = Path.Combine(Checkout.Root, "docs", "protocols", "vectors");
    private static readonly JsonElement s_index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "vectors.json"))).RootElement;

    private readonly TempDirectory _directory = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _serving;
    private readonly List<(Opcode Opcode, byte[] Payload)> _received = [];
    private readonly Queue<string[]> _answers = new();

    /// <param name="answers">The vectors that answer each call after HELLO, in their order.</param>
    public VectorPeer(params string[][] answers)
    {
        _answers = new Queue<string[]>([["hello-answer"], .. answers]);
        _listener.Bind(new UnixDomainSocketEndPoint(Socket));
        _listener.Listen(1);
        _serving = ServeAsync();
    }

    public string Socket => _directory["kernel.sock"];

    /// <summary>What came, HELLO first.</summary>
    public IReadOnlyList<(Opcode Opcode, byte[] Payload)> Received => _received;

    /// <summary>A vector's bytes.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(s_folder, Find(name).GetProperty("file").GetString()!));

    /// <summary>What the vectors' index says of one.</summary>
    public static JsonElement Find(string name) => s_index.GetProperty("frames").EnumerateArray().Single(frame => frame.GetProperty("name").GetString() == name);

    public void Dispose()
    {
        _listener.Dispose();
        _serving.Wait(TimeSpan.FromSeconds(60));
        _directory.Dispose();
    }

    private async Task ServeAsync()
    {
        using Socket caller = await _listener.AcceptAsync();
        while (_answers.TryDequeue(out string[]? answers))
        {
            byte[] header = await TakeAsync(caller, KernelHeader.Size);
            Assert.True(KernelHeader.TryRead(header, out KernelHeader call));
            _received.Add((call.Opcode, await TakeAsync(caller, (int)call.Length)));
            foreach (string answer in answers)
                await caller.SendAsync(Tagged(Bytes(answer), call.Tag));
        }
    }

    // As they are, but for the tag of what belongs to a call: a client chooses its own.
    private static byte[] Tagged(byte[] frame, uint tag)
    {
        Assert.True(KernelHeader.TryRead(frame, out KernelHeader header));
        (header with { Tag = header.Opcode == Opcode.Event ? 0 : tag }).Write(frame);
        return frame;
    }

    private static async Task<byte[]> TakeAsync(Socket socket, int count)
    {
        byte[] taken = new byte[count];
        for (int filled = 0; filled < count;)
        {
            int length = await socket.ReceiveAsync(taken.AsMemory(filled));
            Assert.True(length > 0);
            filled += length;
        }

        return taken;
    }
}
