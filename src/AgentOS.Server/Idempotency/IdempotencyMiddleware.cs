using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AgentOS.Errors;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Idempotency;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> is carried out once: who sends it again, because the answer was lost, gets the same answer. Two at the same time wait for each other.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, AnswerStore answers)
{
    private const string KeyHeader = "Idempotency-Key", ReplayedHeader = "Idempotency-Replayed";
    private const int LongestKey = 255, FirstServerFailure = 500;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _underWay = new(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        string key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        if (key.Length > LongestKey || Programs.EventWriter.Choose(context) is not null)
            throw new AgentOSException(ServerErrors.BadRequest, "use the idempotency key", key, "at most 255 characters, and not for output as it comes");
        string name = AnswerStore.NameOf(Caller.Of(context).Id, key);
        SemaphoreSlim turn = _underWay.GetOrAdd(name, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(context.RequestAborted);
        try
        {
            await AnswerOnceAsync(context, name);
        }
        finally
        {
            // Who still waits for it finds the answer; who comes now makes a turn of its own and finds it, too.
            _underWay.TryRemove(name, out _);
            turn.Release();
        }
    }

    private async Task AnswerOnceAsync(HttpContext context, string name)
    {
        string request = await FingerprintAsync(context.Request);
        if (answers.TryRead(name) is { } kept)
        {
            if (kept.Request != request)
                throw new AgentOSException(ServerErrors.KeyReused, "answer", context.Request.Path);
            context.Response.Headers[ReplayedHeader] = "true";
            await WriteAsync(context.Response, kept);
            return;
        }

        Stream client = context.Response.Body;
        using MemoryStream body = new();
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        HttpResponse response = context.Response;
        KeptAnswer answer = new(request, response.StatusCode, response.ContentType, response.Headers.Location, body.ToArray());
        // A failure of ours may be gone the next time.
        if (response.StatusCode < FirstServerFailure)
            answers.Write(name, answer);
        await WriteAsync(response, answer);
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
            hash.AppendData(buffer, 0, count);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task WriteAsync(HttpResponse response, KeptAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Location is { } location)
            response.Headers.Location = location;
        if (answer.Body.Length > 0)
            await response.Body.WriteAsync(answer.Body);
    }
}
