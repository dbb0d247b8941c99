using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.E2b.Connect;

/// <summary>Calls of the Connect protocol (connectrpc.com/docs/protocol), with JSON: one answer, or a stream of them.</summary>
internal static class ConnectRoutes
{
    private const string Unary = "application/json";

    /// <summary>Maps a call with one answer.</summary>
    public static void MapCall<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string path, Func<TRequest, HttpContext, Task<TAnswer>> call)
        where TRequest : class => routes.MapPost(path, async (HttpContext context) =>
    {
        try
        {
            Require(context, Unary);
            TRequest request = await JsonSerializer.DeserializeAsync<TRequest>(context.Request.Body, E2bJson.Options, context.RequestAborted) ?? throw new JsonException("null is no request");
            await context.Response.WriteAsJsonAsync(await call(request, context), E2bJson.Options, Unary, context.RequestAborted);
        }
        catch (Exception failure) when (ConnectException.Of(failure) is not null && !context.Response.HasStarted)
        {
            await FailAsync(context, ConnectException.Of(failure)!);
        }
    });

    /// <summary>Maps a call whose answer is a stream.</summary>
    public static void MapStream<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string path, Func<TRequest, ConnectStream<TAnswer>, Task> call)
        where TRequest : class => routes.MapPost(path, async (HttpContext context) =>
    {
        ConnectException? end = null;
        await using ConnectStream<TAnswer> stream = new(context);
        try
        {
            Require(context, ConnectStream<TAnswer>.ContentType);
            await call(await ConnectStream<TAnswer>.ReadAsync<TRequest>(context), stream);
        }
        catch (Exception failure) when (ConnectException.Of(failure) is { } known)
        {
            end = known;
        }

        await stream.EndAsync(end);
    });

    private static void Require(HttpContext context, string contentType)
    {
        if (context.Request.ContentType?.StartsWith(contentType, StringComparison.OrdinalIgnoreCase) != true)
            throw new ConnectException("unimplemented", $"only {contentType} is understood here, not {context.Request.ContentType}");
    }

    private static async Task FailAsync(HttpContext context, ConnectException failure)
    {
        context.Response.StatusCode = failure.Status;
        await context.Response.WriteAsJsonAsync(new ConnectError(failure.Code, failure.Message), E2bJson.Options, Unary, context.RequestAborted);
    }
}
