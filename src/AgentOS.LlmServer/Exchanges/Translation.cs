using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Streams;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>Gives an answer to an asker of another format.</summary>
/// <param name="from">What the provider speaks.</param>
/// <param name="to">What the asker speaks.</param>
internal sealed class Translation(IWireFormat from, IWireFormat to)
{
    private const int BufferBytes = 16 * 1024;
    private const int MostBytes = 64 * 1024 * 1024;

    // What is written for the asker: what it gets is what is hashed and kept.
    private readonly ArrayBufferWriter<byte> _written = new();

    /// <summary>A whole answer.</summary>
    public async Task WriteWholeAsync(ProviderAnswer answer, ChatRequest request, string id, IReply reply, CallMeter meter, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[BufferBytes];
        int read;
        while ((read = await answer.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MostBytes)
                throw new ProviderFailure(502, $"its answer is longer than {MostBytes} bytes");
            body.Write(buffer, 0, read);
        }

        IReadOnlyList<ChatDelta> deltas = Read(body);
        foreach (UsageDelta usage in deltas.OfType<UsageDelta>())
            meter.Tell(usage.Usage);
        to.WriteAnswer(ChatAnswer.Of(request.Model, deltas), id, _written);
        PassOn(reply, meter);
        await reply.Output.FlushAsync(cancellationToken);
    }

    /// <summary>An answer in parts.</summary>
    public async Task WriteStreamAsync(ProviderAnswer answer, ChatRequest request, string id, IReply reply, CallMeter meter, CancellationToken cancellationToken)
    {
        SseReader events = new();
        IAnswerReader reader = from.OpenReader();
        IAnswerWriter writer = to.OpenWriter(request, id);
        List<SseEvent> received = [];
        List<ChatDelta> deltas = [];
        byte[] buffer = new byte[BufferBytes];
        writer.Begin(_written);
        int read;
        while ((read = await answer.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            events.Read(buffer.AsSpan(0, read), received);
            // Each event's parts are passed on before the next event is read: that one may be the failure that ends the answer.
            foreach (SseEvent one in received)
            {
                meter.Pass(one);
                reader.Read(one, deltas);
                foreach (ChatDelta delta in deltas)
                {
                    if (delta is UsageDelta usage)
                        meter.Tell(usage.Usage);
                    writer.Write(delta, _written);
                }

                deltas.Clear();
                PassOn(reply, meter);
            }

            received.Clear();
            await reply.Output.FlushAsync(cancellationToken);
        }

        writer.End(_written);
        PassOn(reply, meter);
        await reply.Output.FlushAsync(cancellationToken);
    }

    private void PassOn(IReply reply, CallMeter meter)
    {
        meter.Pass(_written.WrittenSpan);
        reply.Output.Write(_written.WrittenSpan);
        _written.ResetWrittenCount();
    }

    private IReadOnlyList<ChatDelta> Read(MemoryStream body)
    {
        try
        {
            return from.ReadAnswer(body.GetBuffer().AsMemory(0, (int)body.Length));
        }
        catch (JsonException failure)
        {
            throw new ProviderFailure(502, $"its answer is no JSON: {failure.Message}", failure);
        }
    }
}
