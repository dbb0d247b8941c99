using System.Globalization;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Records;
using AgentOS.Fleet.Tokens;
using AgentOS.Server.Access;
using AgentOS.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AgentOS.Server.E2b.Control;

/// <summary>E2B's control plane: sandboxes made, found, paused, resumed, given time and killed.</summary>
internal static class E2bRoutes
{
    /// <summary>Of the service inside; what later ones can do, this one cannot.</summary>
    public const string EnvdVersion = "0.6.1";

    private const int PageSize = 100;

    public static void MapE2b(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder all = routes.MapGroup("").AddEndpointFilter(E2bFailure.FilterAsync).ExcludeFromDescription();
        foreach (string version in (string[])["", "/v2"])
        {
            // Both answer with a token for all that is in the sandbox.
            all.MapPost($"{version}/sandboxes", CreateAsync).Needs(TokenScopes.Usual);
            all.MapPost($"{version}/sandboxes/{{id}}/connect", ConnectAsync).Needs(TokenScopes.Usual);
            all.MapGet($"{version}/sandboxes", List).Needs(TokenScopes.Read);
        }

        all.MapGet("/sandboxes/{id}", (string id, ISandboxes sandboxes) => Json(Describe(sandboxes.Find(id)))).Needs(TokenScopes.Read);
        all.MapDelete("/sandboxes/{id}", KillAsync).Needs(TokenScopes.Write);
        all.MapPost("/sandboxes/{id}/timeout", SetTimeAsync).Needs(TokenScopes.Write);
        all.MapPost("/sandboxes/{id}/refreshes", SetTimeAsync).Needs(TokenScopes.Write);
        all.MapPost("/sandboxes/{id}/pause", PauseAsync).Needs(TokenScopes.Write);
        all.MapPost("/sandboxes/{id}/resume", ConnectAsync).Needs(TokenScopes.Usual);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ISandboxes sandboxes, EnvdTokens tokens, ServerOptions options, TimeProvider clock)
    {
        SandboxRequest request = E2bTemplate.Read(await ReadAsync<E2bNewSandbox>(context), clock);
        SandboxInfo made = await sandboxes.CreateAsync(request, context.RequestAborted);
        return Json(Reach(made, tokens, options), StatusCodes.Status201Created);
    }

    private static IResult List(HttpContext context, ISandboxes sandboxes, string? metadata, string? state, string? nextToken, string? template, int limit = PageSize)
    {
        Dictionary<string, StringValues> wanted = QueryHelpers.ParseQuery(metadata ?? "");
        string[] states = [.. context.Request.Query["state"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))];
        _ = int.TryParse(nextToken, NumberStyles.None, CultureInfo.InvariantCulture, out int start);
        E2bSandboxDetail[] found = [.. sandboxes.List().Select(Describe)
            .Where(sandbox => states.Length == 0 || states.Contains(sandbox.State))
            .Where(sandbox => template is null || sandbox.TemplateId == template)
            .Where(sandbox => wanted.All(pair => sandbox.Metadata.GetValueOrDefault(pair.Key) == pair.Value.ToString()))];
        int count = Math.Clamp(limit, 1, PageSize);
        if (found.Length > start + count)
            context.Response.Headers["x-next-token"] = (start + count).ToString(CultureInfo.InvariantCulture);
        return Json(found.Skip(start).Take(count));
    }

    private static async Task<IResult> ConnectAsync(string id, HttpContext context, ISandboxes sandboxes, EnvdTokens tokens, ServerOptions options, TimeProvider clock)
    {
        E2bTime time = await ReadAsync<E2bTime>(context);
        SandboxInfo sandbox = sandboxes.Find(id);
        bool wasRunning = sandbox.State == SandboxState.Running;
        if (sandbox.State == SandboxState.Paused)
            await sandboxes.ResumeAsync(id);
        else if (!wasRunning)
            await sandboxes.StartAsync(id);
        // One that runs keeps the time it has, if that is more.
        DateTimeOffset end = clock.GetUtcNow().AddSeconds(time.Timeout ?? 300);
        if (!wasRunning || sandbox.Labels.ExpiresAt < end)
            sandboxes.Label(id, sandbox.Labels with { ExpiresAt = end });
        return Json(Reach(sandbox, tokens, options), wasRunning ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> KillAsync(string id, ISandboxes sandboxes)
    {
        await sandboxes.DeleteAsync(id);
        return Results.NoContent();
    }

    private static async Task<IResult> SetTimeAsync(string id, HttpContext context, ISandboxes sandboxes, TimeProvider clock)
    {
        E2bTime time = await ReadAsync<E2bTime>(context);
        SandboxLabels labels = sandboxes.Find(id).Labels;
        sandboxes.Label(id, labels with { ExpiresAt = clock.GetUtcNow().AddSeconds(time.Timeout ?? time.Duration ?? 300) });
        return Results.NoContent();
    }

    private static async Task<IResult> PauseAsync(string id, ISandboxes sandboxes)
    {
        SandboxInfo sandbox = sandboxes.Find(id);
        if (sandbox.State != SandboxState.Running)
            return Json(new E2bFailure(StatusCodes.Status409Conflict, $"sandbox {id} is paused already"), StatusCodes.Status409Conflict);
        await sandboxes.PauseAsync(id);
        // A paused one has all the time there is.
        sandboxes.Label(id, sandbox.Labels with { ExpiresAt = null });
        return Results.NoContent();
    }

    private static E2bSandbox Reach(SandboxInfo sandbox, EnvdTokens tokens, ServerOptions options) =>
        new(sandbox.Id, TemplateOf(sandbox), "agentos", EnvdVersion, tokens.Of(sandbox.Id), options.Hosts.Count > 0 ? options.Hosts[0] : null);

    private static E2bSandboxDetail Describe(SandboxInfo sandbox) => new(
        sandbox.Id,
        TemplateOf(sandbox),
        "agentos",
        sandbox.CreatedAt,
        sandbox.Labels.ExpiresAt ?? DateTimeOffset.UnixEpoch.AddYears(200),
        sandbox.State == SandboxState.Running ? "running" : "paused",
        sandbox.Cpus ?? Environment.ProcessorCount,
        sandbox.MemoryMiB ?? 0,
        0,
        sandbox.Labels.Metadata,
        EnvdVersion,
        new E2bLifecycle(sandbox.Labels.IsPausedAtEnd ? "pause" : "kill", AutoResume: false));

    private static string TemplateOf(SandboxInfo sandbox) => sandbox.Labels.Template ?? sandbox.Image ?? E2bTemplate.Usual;

    private static IResult Json<T>(T body, int status = StatusCodes.Status200OK) => Results.Json(body, E2bJson.Options, statusCode: status);

    // Without a body a call has all its defaults.
    private static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class
    {
        using StreamReader reader = new(context.Request.Body);
        string text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            return JsonSerializer.Deserialize<T>(text.Length == 0 ? "{}" : text, E2bJson.Options) ?? throw new JsonException("null is no request");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(ServerErrors.BadRequest, "read", context.Request.Path, problem.Message, problem);
        }
    }
}
