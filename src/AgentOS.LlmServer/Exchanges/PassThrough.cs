using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Streams;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>Gives an answer to an asker of the same format: byte for byte, as it comes.</summary>
internal static class PassThrough
{
    // What Kestrel has pooled; more would be a new array each time.
    private const int BufferBytes = 4 * 1024;

    // More than any answer; beyond it the tokens are estimated.
    private const int MostCounted = 16 * 1024 * 1024;

    public static Task CopyAsync(ProviderAnswer answer, IReply reply, CallMeter meter, CancellationToken cancellationToken) =>
        answer.ContentType.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase)
            ? CopyStreamAsync(answer.Body, reply, meter, cancellationToken)
            : CopyWholeAsync(answer.Body, reply, meter, cancellationToken);

    private static async Task CopyStreamAsync(Stream body, IReply reply, CallMeter meter, CancellationToken cancellationToken)
    {
        SseReader reader = new();
        List<SseEvent> events = [];
        while (true)
        {
            // An empty read waits without a buffer: a stream says nothing most of the time, and there are thousands.
            _ = await body.ReadAsync(Memory<byte>.Empty, cancellationToken);
            Memory<byte> buffer = reply.Output.GetMemory(BufferBytes);
            int read = await body.ReadAsync(buffer, cancellationToken);
            if (read == 0)
                return;
            ReadOnlyMemory<byte> piece = buffer[..read];
            meter.Pass(piece.Span);
            reader.Read(piece.Span, events);
            reply.Output.Advance(read);
            await reply.Output.FlushAsync(cancellationToken);
            foreach (SseEvent passing in events)
                Count(meter, passing);
            events.Clear();
        }
    }

    private static async Task CopyWholeAsync(Stream body, IReply reply, CallMeter meter, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> whole = new();
        Memory<byte> buffer = reply.Output.GetMemory(BufferBytes);
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            ReadOnlyMemory<byte> piece = buffer[..read];
            meter.Pass(piece.Span);
            if (whole.WrittenCount + read <= MostCounted)
                whole.Write(piece.Span);
            reply.Output.Advance(read);
            await reply.Output.FlushAsync(cancellationToken);
            buffer = reply.Output.GetMemory(BufferBytes);
        }

        try
        {
            meter.PassWhole(whole.WrittenMemory);
        }
        catch (JsonException)
        {
            // Passed on as it is; what cannot be read is estimated.
        }
    }

    private static void Count(CallMeter meter, SseEvent passing)
    {
        // "[DONE]" and the like.
        if (!passing.Data.Span.StartsWith((byte)'{'))
            return;
        try
        {
            meter.Pass(passing);
        }
        catch (JsonException)
        {
            // Passed on as it is.
        }
    }
}
