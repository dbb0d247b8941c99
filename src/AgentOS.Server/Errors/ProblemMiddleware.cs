using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentOS.Server.Errors;

/// <summary>Answers every failure as a <see cref="Problem"/>; what clients must not see goes to the log.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, IOptions<JsonOptions> json, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to be answered.
        }
#pragma warning disable CA1031 // The last one to catch anything.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await AnswerAsync(context, Describe(context, failure));
            return;
        }

        // What routing answered, which knows of no body.
        if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null } response)
        {
            ErrorDefinition definition = response.StatusCode switch
            {
                StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => ServerErrors.NoRoute,
                StatusCodes.Status413PayloadTooLarge => ServerErrors.TooLarge,
                _ => ServerErrors.BadRequest,
            };
            await AnswerAsync(context, Problem.Of(definition, $"{context.Request.Method} {context.Request.Path}: {definition.Summary}", response.StatusCode));
        }
    }

    private Problem Describe(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case AgentOSException known:
                return Problem.Of(known);
            case FileSystemException file:
                return new Problem($"urn:agentos:error:{file.Code}", file.Error.Describe(), HttpStatus.Of(file.Error), file.Message, file.Code, "", "");
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large:
                return Problem.Of(ServerErrors.TooLarge, large.Message, large.StatusCode);
            case BadHttpRequestException bad:
                return Problem.Of(ServerErrors.BadRequest, (bad.InnerException as JsonException)?.Message ?? bad.Message, bad.StatusCode);
            default:
                LogFault(context.Request.Method, context.Request.Path, context.TraceIdentifier, failure);
                return Problem.Of(ServerErrors.Internal, $"{ServerErrors.Internal.Summary} (request {context.TraceIdentifier})", StatusCodes.Status500InternalServerError);
        }
    }

    private async Task AnswerAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            // The client must not take half an answer for a whole one.
            context.Abort();
            return;
        }

        context.Response.ContentLength = null;
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        await context.Response.WriteAsJsonAsync(problem, json.Value.SerializerOptions, Problem.ContentType, CancellationToken.None);
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed (request {Request})")]
    private partial void LogFault(string method, string path, string request, Exception failure);
}
