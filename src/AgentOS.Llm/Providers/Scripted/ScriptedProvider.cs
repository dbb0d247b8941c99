using System.Buffers;
using System.IO.Pipelines;
using AgentOS.Errors;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Providers.Scripted;

/// <summary>Answers from a script, the same every time, in whatever format it is asked: for demonstrations, tests and worlds.</summary>
/// <param name="script">The answers.</param>
/// <param name="clock">Measures their delays.</param>
public sealed class ScriptedProvider(Script script, TimeProvider clock) : IProvider
{
    private int _count;

    /// <inheritdoc/>
    public IWireFormat? Format => null;

    /// <inheritdoc/>
    public async Task<ProviderAnswer> AskAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ChatRequest request = call.Format.ReadRequest(call.Body, call.Model, call.IsStream) with { IsStream = call.IsStream };
        ScriptedAnswer answer = Take(request);
        await WaitAsync(answer.Delay, cancellationToken).ConfigureAwait(false);
        if (answer.Status is { } status)
            throw new ProviderFailure(status, answer.Say.Count > 0 ? string.Concat(answer.Say) : $"the script says {status}") { RetryAfter = answer.RetryAfter };
        string id = $"scripted{Interlocked.Increment(ref _count)}";
        return call.IsStream ? Stream(call.Format, request, answer, id, cancellationToken) : Whole(call.Format, request, answer, id);
    }

    private ScriptedAnswer Take(ChatRequest request)
    {
        try
        {
            return script.Take(request);
        }
        catch (AgentOSException failure)
        {
            throw new ProviderFailure(400, failure.Message, failure);
        }
    }

    private static ProviderAnswer Whole(IWireFormat format, ChatRequest request, ScriptedAnswer answer, string id)
    {
        ArrayBufferWriter<byte> output = new();
        format.WriteAnswer(ChatAnswer.Of(request.Model, DeltasOf(request, answer)), id, output);
        return new ProviderAnswer("application/json", new MemoryStream(output.WrittenSpan.ToArray()));
    }

    private ProviderAnswer Stream(IWireFormat format, ChatRequest request, ScriptedAnswer answer, string id, CancellationToken cancellationToken)
    {
        Pipe pipe = new();
        _ = WriteAsync(pipe.Writer, format.OpenWriter(request, id), DeltasOf(request, answer), answer.Pace, cancellationToken);
        return new ProviderAnswer("text/event-stream", pipe.Reader.AsStream());
    }

    private async Task WriteAsync(PipeWriter output, IAnswerWriter writer, IEnumerable<ChatDelta> deltas, TimeSpan pace, CancellationToken cancellationToken)
    {
        try
        {
            writer.Begin(output);
            foreach (ChatDelta delta in deltas)
            {
                writer.Write(delta, output);
                if (delta is TextDelta or ToolCallDelta && (await output.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted)
                    break; // Nobody reads any more.
                if (delta is TextDelta)
                    await WaitAsync(pace, cancellationToken).ConfigureAwait(false);
            }

            writer.End(output);
            await output.CompleteAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            await output.CompleteAsync(cancelled).ConfigureAwait(false);
        }
    }

    private static IEnumerable<ChatDelta> DeltasOf(ChatRequest request, ScriptedAnswer answer)
    {
        foreach (string part in answer.Say)
            yield return new TextDelta(part);
        foreach ((int index, ToolCallPart call) in answer.ToolCalls.Index())
        {
            yield return new ToolCallDelta(index, call.Id, call.Name);
            yield return new ToolArgumentsDelta(index, call.Arguments);
        }

        yield return new FinishDelta(answer.ToolCalls.Count > 0 ? FinishReason.ToolCalls : FinishReason.Stop);
        long said = answer.Say.Sum(TokenEstimate.OfText) + answer.ToolCalls.Sum(call => TokenEstimate.OfText(call.Arguments));
        yield return new UsageDelta(new ChatUsage(answer.InputTokens ?? TokenEstimate.OfRequest(request), answer.OutputTokens ?? said));
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => time > TimeSpan.Zero ? Task.Delay(time, clock, cancellationToken) : Task.CompletedTask;
}
