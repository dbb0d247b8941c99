using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Llm;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Requests;
using AgentOS.Llm.Scheduling;
using AgentOS.LlmServer.Agents;
using AgentOS.LlmServer.Exchanges;
using Microsoft.AspNetCore.Http;

namespace AgentOS.LlmServer.Data;

/// <summary>What programs ask, in their providers' words.</summary>
internal sealed class DataPlane(GatewayCore core)
{
    // Several pictures as base64; Anthropic's own limit.
    private const int MostBytes = 32 * 1024 * 1024;

    // What changes a provider's answer, and nothing about the asker's own connection.
    private static readonly string[] s_passed = ["anthropic-version", "anthropic-beta", "openai-beta", "openai-organization", "openai-project", "x-goog-api-client"];

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value ?? "";
        HttpReply reply = new(context.Response);
        bool isList = HttpMethods.IsGet(request.Method) && path is "/v1/models" or "/v1beta/models";
        Endpoint? endpoint = HttpMethods.IsPost(request.Method) ? Endpoint.Find(path) : null;
        IWireFormat format = endpoint?.Format ?? Llm.Formats.OpenAI.OpenAIFormat.Instance;
        if (AskerKey.Of(request) is not { } key || core.Agents.Find(key) is not { } agent)
            await RefuseAsync(reply, format, new AnswerFailure(401, "This is the AgentOS gateway, and the key is no agent's. Use the key that stands in the sandbox's environment (OPENAI_API_KEY and others) as it is.", "llm.unknown-key"));
        else if (isList)
            await ModelList.WriteAsync(core.Fleet.Current.Configuration, reply, isGemini: path == "/v1beta/models");
        else if (endpoint is null)
            await RefuseAsync(reply, format, new AnswerFailure(404, $"The AgentOS gateway has nothing at {request.Method} {path}. It has /v1/chat/completions, /v1/responses, /v1/embeddings, /v1/messages, /v1/models and /v1beta/models/MODEL:generateContent.", "llm.unknown-path"));
        else
            await AskAsync(context, endpoint, agent, reply);
    }

    private async Task AskAsync(HttpContext context, Endpoint endpoint, KnownAgent agent, HttpReply reply)
    {
        try
        {
            ReadOnlyMemory<byte> body = await ReadAsync(context.Request, context.RequestAborted);
            RequestHead head = RequestHead.Read(body.Span);
            string model = endpoint.Model ?? head.Model;
            Question question = new(endpoint.Format, body, head)
            {
                Model = agent.Description.Model ?? model,
                IsStream = endpoint.IsStream ?? head.IsStream,
                RawPath = endpoint.RawPath,
                Headers = [.. s_passed.Where(context.Request.Headers.ContainsKey).Select(name => KeyValuePair.Create(name, context.Request.Headers[name].ToString()))],
                Priority = Enum.TryParse(context.Request.Headers["x-agentos-priority"], ignoreCase: true, out LlmPriority priority) ? priority : LlmPriority.Normal,
                Deadline = double.TryParse(context.Request.Headers["x-agentos-deadline-ms"], CultureInfo.InvariantCulture, out double limit) && limit is >= 0 and < 86_400_000
                    ? TimeSpan.FromMilliseconds(limit) : null,
            };
            await new Exchange(core, agent, question, reply).RunAsync(context.RequestAborted);
        }
        catch (JsonException problem)
        {
            await RefuseAsync(reply, endpoint.Format, FailureStatus.Of(new AgentOSException(LlmErrors.BadQuestion, "read", context.Request.Path, problem.Message, problem)));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to hear of it.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MostBytes)
                throw new JsonException($"it is longer than {MostBytes} bytes");
            if (read.IsCompleted)
            {
                byte[] body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task RefuseAsync(HttpReply reply, IWireFormat format, AnswerFailure failure)
    {
        reply.Start(failure.Status, "application/json", null, []);
        format.WriteError(failure, reply.Output);
        await reply.Output.FlushAsync();
    }
}
