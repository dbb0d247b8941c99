using System.Buffers;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Llm;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Agents;
using AgentOS.LlmServer.Providers;

namespace AgentOS.LlmServer.Exchanges;

/// <summary>One question and its answer: finds who may answer, waits for its turn, asks, asks again or somebody else when that may help, and pays.</summary>
internal sealed class Exchange(GatewayCore core, KnownAgent agent, Question question, IReply reply)
{
    private readonly Fleet _fleet = core.Fleet.Current;
    private readonly CallJournal _journal = new(core, agent, question);
    private ChatRequest? _request;
    private bool _isAnswering;

    /// <summary>Does it all. Whatever happens, the asker has an answer or a failure when this ends.</summary>
    /// <param name="cancellationToken">The asker is gone.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using IDisposable call = core.Activity.Begin();
        agent.Begin();
        try
        {
            await AskAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _journal.Cancel();
        }
        catch (AgentOSException failure)
        {
            await FailAsync(FailureStatus.Of(failure), null, null);
        }
        catch (ProviderFailure failure)
        {
            // A provider of the asker's own format has said it in the words its client knows.
            await FailAsync(FailureStatus.Of(failure), _request is null && !failure.IsKeyRefused ? failure.Body : null, failure.RetryAfter);
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            await FailAsync(FailureStatus.Of(new AgentOSException(LlmErrors.BadQuestion, "ask", question.Model, problem.Message, problem)), null, null);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException or InvalidDataException)
        {
            await FailAsync(FailureStatus.Of(new ProviderFailure(502, $"its answer broke off: {problem.Message}", problem)), null, null);
        }
#pragma warning disable CA1031 // Whoever asked must not wait for ever because of what nobody foresaw.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            await FailAsync(new AnswerFailure(500, $"the gateway failed: {problem.Message}", "llm.gateway-failed", "Report it, with the question if it may be seen."), null, null);
        }
        finally
        {
            _journal.Complete();
            agent.End();
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (Target target in _fleet.Find(question.Model, question.Format.Name))
        {
            for (int attempt = 0; attempt <= _fleet.Configuration.Retries; attempt++)
            {
                if (!target.Provider.Breaker.TryEnter())
                {
                    last ??= new AgentOSException(LlmErrors.ProviderDown, "ask", target.Name.ToString());
                    break;
                }

                try
                {
                    await TryAsync(target, cancellationToken);
                    return;
                }
                catch (ProviderFailure failure) when (!_isAnswering && (failure.IsTransient || failure.IsKeyRefused))
                {
                    last = failure;
                    // It has too much to do: asking it again is of no use now.
                    if (failure.Status is 429 or 503 or 529)
                        break;
                }
                catch (AgentOSException failure) when (failure.Definition == LlmErrors.NoKey)
                {
                    target.Provider.Breaker.Withdraw();
                    last ??= failure;
                    break;
                }
            }
        }

        throw last!;
    }

    private async Task TryAsync(Target target, CancellationToken cancellationToken)
    {
        ProviderKey key = target.Provider.TakeKey();
        try
        {
            ProviderCall call = Write(target, key);
            LlmTicket ticket = core.Scheduler.Submit(new LlmTicketRequest
            {
                Client = agent.Client,
                Route = new LlmRoute(key.Name, target.Name.Model),
                InputTokens = (int)Math.Min(int.MaxValue, _request is { } read ? TokenEstimate.OfRequest(read) : TokenEstimate.OfBytes(question.Body.Length)),
                MaxOutputTokens = _request?.MaxTokens ?? question.Head.MaxTokens,
                Priority = question.Priority,
                Deadline = question.Deadline,
            });
            await SendAsync(target, key, call, ticket, cancellationToken);
        }
        catch (Exception failure)
        {
            Judge(target, key, failure);
            throw;
        }
        finally
        {
            key.End();
        }
    }

    // A provider that refuses a call because it has too much to do gets it again when the scheduler says so.
    private async Task SendAsync(Target target, ProviderKey key, ProviderCall call, LlmTicket ticket, CancellationToken cancellationToken)
    {
        while (true)
        {
            using LlmLease lease = await Waiting.WaitAsync(ticket, question, reply, core.Clock, cancellationToken);
            using CallMeter meter = new(lease, target.Provider.Provider.Format ?? question.Format, _fleet.Configuration.KeepsContent);
            try
            {
                using ProviderAnswer answer = await target.Provider.Provider.AskAsync(call, cancellationToken);
                target.Provider.Breaker.Succeed();
                await AnswerAsync(target, answer, meter, cancellationToken);
                _journal.Settle(target, lease.Settle(meter.Usage), meter, null, 200);
                return;
            }
            catch (ProviderFailure failure) when (failure.Status is 429 or 503 or 529 && !_isAnswering)
            {
                if (lease.Refused(failure.RetryAfter))
                    continue;
                throw;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                _journal.Settle(target, lease.Cancel(), meter, null, 499);
                throw;
            }
            catch (Exception failure)
            {
                _journal.Settle(target, lease.Fail(), meter, failure.Message, (failure as ProviderFailure)?.Status ?? 502);
                throw;
            }
        }
    }

    private static void Judge(Target target, ProviderKey key, Exception failure)
    {
        if (failure is ProviderFailure { IsKeyRefused: true } && key.Value is not null)
            key.Refuse();
        if (failure is ProviderFailure { Status: not (429 or 503 or 529), IsTransient: true } or IOException)
            target.Provider.Breaker.Fail();
        else
            target.Provider.Breaker.Withdraw();
    }

    private ProviderCall Write(Target target, ProviderKey key)
    {
        IWireFormat format = target.Provider.Provider.Format ?? question.Format;
        if (format == question.Format)
        {
            string path = question.RawPath?.Replace("{model}", Uri.EscapeDataString(target.Name.Model), StringComparison.Ordinal)
                ?? format.PathOf(new ChatRequest(target.Name.Model, []) { IsStream = question.IsStream });
            return new ProviderCall(path, question.Head.WithModel(question.Body, target.Name.Model), format, target.Name.Model)
            {
                IsStream = question.IsStream,
                Key = key.Value,
                Headers = question.Headers,
            };
        }

        if (question.RawPath is not null)
            throw new FormatException($"{target.Name} speaks {format.Name}, which has nothing of that kind");
        _request = question.Format.ReadRequest(question.Body, question.Model, question.IsStream) with { Model = target.Name.Model, IsStream = question.IsStream };
        ArrayBufferWriter<byte> body = new();
        format.WriteRequest(_request, body);
        return new ProviderCall(format.PathOf(_request), body.WrittenMemory, format, target.Name.Model) { IsStream = question.IsStream, Key = key.Value };
    }

    private async Task AnswerAsync(Target target, ProviderAnswer answer, CallMeter meter, CancellationToken cancellationToken)
    {
        IWireFormat format = target.Provider.Provider.Format ?? question.Format;
        bool isSame = format == question.Format;
        _isAnswering = true;
        if (!reply.IsStarted)
            reply.Start(200, isSame ? answer.ContentType : question.IsStream ? "text/event-stream" : "application/json", isSame ? answer.Length : null, _journal.HeadersOf(target, answer));
        if (isSame)
            await PassThrough.CopyAsync(answer, reply, meter, cancellationToken);
        else if (question.IsStream)
            await new Translation(format, question.Format).WriteStreamAsync(answer, _request!, _journal.Id, reply, meter, cancellationToken);
        else
            await new Translation(format, question.Format).WriteWholeAsync(answer, _request!, _journal.Id, reply, meter, cancellationToken);
    }

    private async Task FailAsync(AnswerFailure failure, byte[]? body, TimeSpan? retryAfter)
    {
        _journal.Fail(failure);
        if (reply.IsStarted)
        {
            if (question.IsStream)
                question.Format.OpenWriter(new ChatRequest(question.Model, []), _journal.Id).Fail(failure, reply.Output);
        }
        else
        {
            reply.Start(failure.Status, "application/json", null, retryAfter is { } wait ? [KeyValuePair.Create("retry-after", $"{Math.Ceiling(wait.TotalSeconds)}")] : []);
            if (body is { Length: > 0 })
                reply.Output.Write(body);
            else
                question.Format.WriteError(failure, reply.Output);
        }

        await reply.Output.FlushAsync();
    }
}
