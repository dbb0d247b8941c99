using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Gateway.Agents;
using AgentOS.Gateway.Connections;
using AgentOS.Llm;
using AgentOS.Llm.Formats.Think;
using AgentOS.Llm.Requests;
using AgentOS.LlmServer.Agents;
using AgentOS.LlmServer.Exchanges;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace AgentOS.LlmServer.Control;

/// <summary>What operators' programs ask: one request a connection, in lines of JSON (<see cref="ControlRequest"/>).</summary>
internal sealed class ControlPlane(GatewayCore core, IReadOnlyDictionary<string, Func<JsonElement>> reports) : ConnectionHandler
{
    private const int MostQuestionBytes = 32 * 1024 * 1024;

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        PipeReader input = connection.Transport.Input;
        if (!OperatorCheck.Passes(connection) || await ReadRequestAsync(input, connection.ConnectionClosed) is not { } request)
            return;
        try
        {
            await AnswerAsync(connection, request);
        }
        catch (AgentOSException failure)
        {
            ControlReply reply = new() { Error = failure.Message, Code = failure.Definition.Code, Remedy = failure.Definition.Remedy };
            await connection.Transport.Output.WriteLineAsync(reply, ControlJson.Default.ControlReply);
        }
        catch (JsonException problem)
        {
            ControlReply reply = new() { Error = problem.Message, Code = LlmErrors.BadQuestion.Code, Remedy = LlmErrors.BadQuestion.Remedy };
            await connection.Transport.Output.WriteLineAsync(reply, ControlJson.Default.ControlReply);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The caller went away.
        }
    }

    private async Task AnswerAsync(ConnectionContext connection, ControlRequest request)
    {
        if (request is { Op: ControlRequest.Register, Agent: { } description })
            await KeepAsync(connection, description);
        else if (request.Op == ControlRequest.Think)
            await ThinkAsync(connection, request);
        else if (reports.TryGetValue(request.Op, out Func<JsonElement>? report))
            await connection.Transport.Output.WriteLineAsync(new ControlReply { Success = true, Report = report() }, ControlJson.Default.ControlReply);
        else if (new Changes(core.Scheduler, core.Settings).Make(request) is { } changed)
            await connection.Transport.Output.WriteLineAsync(new ControlReply { Success = true, Report = changed }, ControlJson.Default.ControlReply);
        else
            throw AgentOSException.Reported("llm.unknown-report", $"the gateway has no '{request.Op}'", $"It has {string.Join(", ", reports.Keys)}.");
    }

    // The agent is known as long as the connection stays; its calls go back by it.
    private async Task KeepAsync(ConnectionContext connection, GatewayAgent description)
    {
        KnownAgent agent = core.Agents.Add(description);
        CancellationToken ending = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        try
        {
            await connection.Transport.Output.WriteLineAsync(new ControlReply { Success = true }, ControlJson.Default.ControlReply);
            _ = LeaveAsync(connection.Transport.Input, agent);
            await foreach (CallRecord record in agent.Records.ReadAllAsync(ending))
                await connection.Transport.Output.WriteLineAsync(record, ControlJson.Default.CallRecord, ending);
        }
        finally
        {
            core.Agents.Remove(agent);
        }
    }

    // Nobody asks by its key any more; what it asked before is recorded when it is over.
    private async Task LeaveAsync(PipeReader input, KnownAgent agent)
    {
        using CancellationTokenSource gone = new();
        await WaitForEndAsync(input, gone);
        core.Agents.Remove(agent);
        agent.End();
    }

    private async Task ThinkAsync(ConnectionContext connection, ControlRequest request)
    {
        KnownAgent agent = core.Agents.Find(request.Placeholder ?? "") ?? throw AgentOSException.Reported("llm.unknown-key", "the key is no agent's", "Register the agent first.");
        byte[] body = await ReadBodyAsync(connection.Transport.Input, request.Length);
        using CancellationTokenSource gone = new();
        _ = WaitForEndAsync(connection.Transport.Input, gone);
        RequestHead head = RequestHead.Read(body);
        Question question = new(ThinkFormat.Instance, body, head) { Model = agent.Description.Model ?? head.Model, IsStream = head.IsStream };
        await new Exchange(core, agent, question, new LineReply(connection.Transport.Output)).RunAsync(gone.Token);
    }

    private static async Task<byte[]> ReadBodyAsync(PipeReader input, int length)
    {
        if (length is < 0 or > MostQuestionBytes)
            throw AgentOSException.Reported("llm.bad-question", "the question is too long", $"It may have {MostQuestionBytes} bytes.");
        ReadResult read = await input.ReadAtLeastAsync(length);
        if (read.Buffer.Length < length)
            throw new OperationCanceledException();
        byte[] body = read.Buffer.Slice(0, length).ToArray();
        input.AdvanceTo(read.Buffer.GetPosition(length));
        return body;
    }

    private static async Task<ControlRequest?> ReadRequestAsync(PipeReader input, CancellationToken cancellationToken)
    {
        const int mostBytes = 64 * 1024;
        while (true)
        {
            ReadResult read = await input.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                ControlRequest? request = Parse(read.Buffer.Slice(0, end).ToArray());
                input.AdvanceTo(read.Buffer.GetPosition(1, end));
                return request;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || read.Buffer.Length > mostBytes)
                return null;
        }
    }

    private static ControlRequest? Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ControlJson.Default.ControlRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WaitForEndAsync(PipeReader input, CancellationTokenSource gone)
    {
        try
        {
            while (await input.ReadAsync() is { IsCompleted: false, IsCanceled: false } read)
                input.AdvanceTo(read.Buffer.End);
        }
        catch (Exception end) when (end is IOException or ConnectionResetException or ConnectionAbortedException or InvalidOperationException or OperationCanceledException)
        {
            // That is the end, too.
        }

        try
        {
            await gone.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It was over already.
        }
    }
}
