using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Errors;
using AgentOS.Server.Access;
using AgentOS.Server.Errors;
using AgentOS.Vms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Seed;

/// <summary><c>/api/vm</c>: the seven routes of the seed, with its envelope, for clients that were written for it. Everything new is below <c>/v1</c>.</summary>
internal static class SeedRoutes
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapSeed(this IEndpointRouteBuilder routes)
    {
        // The key is asked for below: it is not a token, and its failures have the envelope.
        RouteGroupBuilder vms = routes.MapGroup("/api/vm").IsOpen().ExcludeFromDescription();
        vms.MapPost("/create", Answer(CreateAsync));
        vms.MapPost("/execute", Answer(ExecuteAsync));
        vms.MapPost("/temp", Answer(RunOnceAsync));
        vms.MapGet("/list", Answer(ListAsync));
        vms.MapPost("/stop", Answer(StopAsync));
        vms.MapPost("/clean", Answer(CleanAsync));
        vms.Map("/shell", Answer((_, _, _) => Task.FromResult(Failed(StatusCodes.Status501NotImplemented, "shell access needs a WebSocket: /v1/sandboxes/ID/terminal"))));
    }

    private static Func<HttpContext, SeedKey, SeedVms, Task<IResult>> Answer(Func<HttpContext, SeedRequest, SeedVms, Task<IResult>> route) => async (context, key, vms) =>
    {
        if (!key.IsWelcome(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Failed(StatusCodes.Status401Unauthorized, "unauthorized");
        }

        try
        {
            SeedRequest request = await ReadAsync(context);
            if (request.File is { Length: > 0 } && !key.IsOwner(context))
                return Failed(StatusCodes.Status403Forbidden, "file names a file of the server, which is for its own user on the same machine only; send its content: PUT /v1/sandboxes/ID/files");
            return await route(context, request, vms);
        }
        catch (JsonException bad)
        {
            return Failed(StatusCodes.Status400BadRequest, $"invalid JSON: {bad.Message}");
        }
        catch (AgentOSException failure)
        {
            return Failed(HttpStatus.Of(failure.Definition), $"{failure.Message}. {failure.Definition.Remedy}");
        }
    };

    private static async Task<SeedRequest> ReadAsync(HttpContext context) =>
        context.Request.ContentLength is null or 0 && !context.Request.Headers.ContainsKey("Transfer-Encoding")
            ? new SeedRequest()
            : await JsonSerializer.DeserializeAsync<SeedRequest>(context.Request.Body, s_json, context.RequestAborted) ?? new SeedRequest();

    private static async Task<IResult> CreateAsync(HttpContext context, SeedRequest request, SeedVms vms) =>
        Done(SeedVm.Of(await vms.CreateAsync(request, context.RequestAborted), VmStatus.Ready), StatusCodes.Status201Created);

    private static async Task<IResult> ExecuteAsync(HttpContext context, SeedRequest request, SeedVms vms)
    {
        if (request.VmId is not { Length: > 0 } id)
            return Failed(StatusCodes.Status400BadRequest, "vm_id is required");
        if (request.Command is not { Length: > 0 })
            return Failed(StatusCodes.Status400BadRequest, "command is required");
        return Ended(await vms.RunAsync(id, request, context.RequestAborted));
    }

    private static async Task<IResult> RunOnceAsync(HttpContext context, SeedRequest request, SeedVms vms)
    {
        if (request.Language is not { Length: > 0 })
            return Failed(StatusCodes.Status400BadRequest, "language is required");
        if (request.Command is not { Length: > 0 })
            return Failed(StatusCodes.Status400BadRequest, "command is required");
        string id = (await vms.CreateAsync(request, context.RequestAborted)).Id;
        try
        {
            return Ended(await vms.RunAsync(id, request, context.RequestAborted));
        }
        finally
        {
            await vms.CleanAsync(id, keepsPersistent: false);
        }
    }

    private static Task<IResult> ListAsync(HttpContext context, SeedRequest request, SeedVms vms)
    {
        string status = context.Request.Query["status"].ToString();
        bool isAll = IsSet(context, "all");
        IEnumerable<SeedVm> listed = vms.List().Select(vm => SeedVm.Of(vm.Record, vm.Status))
            .Where(vm => status.Length > 0 ? vm.Status == status : isAll || vm.Status == "ready");
        return Task.FromResult(Done(listed.ToArray()));
    }

    private static async Task<IResult> StopAsync(HttpContext context, SeedRequest request, SeedVms vms) =>
        await ForEachAsync(context, request, vms, vms.StopAsync, count => new SeedStopped(count));

    private static async Task<IResult> CleanAsync(HttpContext context, SeedRequest request, SeedVms vms) =>
        await ForEachAsync(context, request, vms, id => vms.CleanAsync(id, request.KeepPersist), count => new SeedCleaned(count));

    private static async Task<IResult> ForEachAsync(HttpContext context, SeedRequest request, SeedVms vms, Func<string, Task> change, Func<int, object> counted)
    {
        bool isAll = IsSet(context, "all");
        if (!isAll && request.VmId is not { Length: > 0 })
            return Failed(StatusCodes.Status400BadRequest, "vm_id is required, or ?all=true");
        (int done, int failed) = await vms.ForEachAsync(isAll ? null : request.VmId, change);
        return failed == 0
            ? Done(counted(done))
            : Respond(new SeedAnswer(false) { Error = $"{failed} failed", Data = new SeedPartial(done, failed) }, StatusCodes.Status500InternalServerError);
    }

    private static bool IsSet(HttpContext context, string flag) => context.Request.Query[flag].ToString() is "true" or "1";

    // The seed's clients read a status above 0 from the status of HTTP.
    private static IResult Ended(SeedResult result) => result.ExitCode == 0
        ? Done(result)
        : Respond(new SeedAnswer(false) { Error = $"command exited with status {result.ExitCode}", Data = result }, StatusCodes.Status500InternalServerError);

    private static IResult Done(object data, int status = StatusCodes.Status200OK) => Respond(new SeedAnswer(true) { Data = data }, status);

    private static IResult Failed(int status, string error) => Respond(new SeedAnswer(false) { Error = error }, status);

    private static IResult Respond(SeedAnswer answer, int status) => Results.Json(answer with { StatusCode = status }, s_json, statusCode: status);
}
