using System.Buffers.Binary;
using System.Net.Sockets;
using AgentOS.Network.Connections;

namespace AgentOS.Network.Dns;

/// <summary>Questions and answers over TCP (RFC 7766): each with its length before it.</summary>
internal sealed class NameStreams(EgressEngine engine, NameServer server)
{
    private const int MostConnections = 32, MostQuestions = 256, LongestQuestion = 4096;

    private int _open;

    /// <summary>Answers the questions of one connection.</summary>
    public async Task CarryAsync(Socket client)
    {
        try
        {
            if (Interlocked.Increment(ref _open) <= MostConnections)
                await AnswerAsync(client).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task AnswerAsync(Socket client)
    {
        using NetworkStream stream = new(client, ownsSocket: false);
        using CancellationTokenSource limit = new(Timeout.InfiniteTimeSpan, engine.Time);
        byte[] prefix = new byte[sizeof(ushort)];
        for (int i = 0; i < MostQuestions; i++)
        {
            limit.CancelAfter(engine.Limits.HelloTime);
            await stream.ReadExactlyAsync(prefix, limit.Token).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadUInt16BigEndian(prefix);
            if (length > LongestQuestion)
                return;
            byte[] question = new byte[length];
            await stream.ReadExactlyAsync(question, limit.Token).ConfigureAwait(false);
            if (server.Answer(question) is not { } answer)
                return;
            byte[] framed = new byte[sizeof(ushort) + answer.Length];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)answer.Length);
            answer.CopyTo(framed, sizeof(ushort));
            await stream.WriteAsync(framed, limit.Token).ConfigureAwait(false);
        }
    }
}
