using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentOS.Network.Dialling;

/// <summary>Asks one name server for A and AAAA records, in place of the machine's own way (RFC 1035; answers that do not fit come over TCP, RFC 7766).</summary>
/// <param name="server">Where it is.</param>
/// <param name="time">The clock of repeated questions.</param>
public sealed class StubResolver(IPEndPoint server, TimeProvider time) : IUpstreamResolver
{
    private const int Attempts = 3, LongestAnswer = 4096;
    private const ushort A = 1, Aaaa = 28;
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<IPAddress>> wide = AskAsync(name, Aaaa, cancellationToken), narrow = AskAsync(name, A, cancellationToken);
        IReadOnlyList<IPAddress>[] answers = await Task.WhenAll(wide, narrow).ConfigureAwait(false);
        IPAddress[] all = [.. answers[0], .. answers[1]];
        return all.Length > 0 ? all : throw new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<IReadOnlyList<IPAddress>> AskAsync(string name, ushort type, CancellationToken cancellationToken)
    {
        // Unpredictable, as the port the kernel chooses is: an answer that nobody sent for must fit both (RFC 5452). Its source is the kernel's, and needs no cryptographic library.
        byte[] question = Question(name, type, BinaryPrimitives.ReadUInt16LittleEndian(Guid.NewGuid().ToByteArray()));
        using Socket socket = new(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[LongestAnswer];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            await socket.SendAsync(question, cancellationToken).ConfigureAwait(false);
            if (await ReceiveAsync(socket, buffer, question, cancellationToken).ConfigureAwait(false) is not { } answer)
                continue;
            return UpstreamAnswer.IsTruncated(answer.Span)
                ? UpstreamAnswer.Read((await AskByStreamAsync(question, cancellationToken).ConfigureAwait(false)).Span, type)
                : UpstreamAnswer.Read(answer.Span, type);
        }

        throw new SocketException((int)SocketError.TryAgain);
    }

    /// <summary>The answer to a question; null when none came in time. What answers another question is passed over.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReceiveAsync(Socket socket, byte[] buffer, byte[] question, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(s_wait, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            while (true)
            {
                int length = await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, either.Token).ConfigureAwait(false);
                if (UpstreamAnswer.IsTo(buffer.AsSpan(0, length), question))
                    return buffer.AsMemory(0, length);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ReadOnlyMemory<byte>> AskByStreamAsync(byte[] question, CancellationToken cancellationToken)
    {
        using Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        using NetworkStream stream = new(socket);
        await stream.WriteAsync((byte[])[(byte)(question.Length >> 8), (byte)question.Length, .. question], cancellationToken).ConfigureAwait(false);
        byte[] prefix = new byte[sizeof(ushort)];
        await stream.ReadExactlyAsync(prefix, cancellationToken).ConfigureAwait(false);
        byte[] answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
        await stream.ReadExactlyAsync(answer, cancellationToken).ConfigureAwait(false);
        return UpstreamAnswer.IsTo(answer, question) ? answer : throw new SocketException((int)SocketError.NoRecovery);
    }

    private static byte[] Question(string name, ushort type, ushort id)
    {
        IEnumerable<byte> labels = name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]);
        return [(byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. labels, 0, 0, (byte)type, 0, 1];
    }
}
