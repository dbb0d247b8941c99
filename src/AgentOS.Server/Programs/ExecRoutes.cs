using System.Text;
using AgentOS.Fleet;
using AgentOS.Fleet.Programs;
using AgentOS.Fleet.Tokens;
using AgentOS.Kernel.Commands;
using AgentOS.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentOS.Server.Programs;

/// <summary><c>/v1/sandboxes/ID/exec</c>: a program, its result at its end or its output as it comes.</summary>
internal static class ExecRoutes
{
    private const int MostOutput = 4 << 20;

    public static void MapExec(this IEndpointRouteBuilder routes) => routes.MapPost("/sandboxes/{id}/exec", RunAsync).Needs(TokenScopes.Exec)
        .WithTags("Programs").WithSummary("Run a program; with Accept: text/event-stream or application/x-ndjson its output comes as it is written").Produces<ExecResult>();

    private static async Task<IResult> RunAsync(string id, ExecBody body, ISandboxes all, HttpContext context, TimeProvider clock)
    {
        ProgramRequest request = body.ToRequest();
        TimeSpan? limit = body.Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        byte[] input = Encoding.UTF8.GetBytes(body.Input ?? "");
        EventWriter? events = EventWriter.Choose(context);
        await using SandboxProgram program = await all.StartProgramAsync(id, request);
        ProgramRun run = new(program, clock);
        if (events is not null)
        {
            await StreamAsync(run, events, input, limit, body.Encoding, context.RequestAborted);
            return Results.Empty;
        }

        CappedOutput output = new(MostOutput), error = new(MostOutput);
        ProgramRun.End end = await run.RunAsync(input, limit, part => Keep(output, part), part => Keep(error, part), context.RequestAborted);
        return TypedResults.Ok(new ExecResult(
            end.ExitCode, end.Signal, end.IsTimedOut, TextOf(output.ToArray(), body.Encoding), TextOf(error.ToArray(), body.Encoding), output.IsTruncated || error.IsTruncated, end.Duration.TotalMilliseconds));
    }

    private static async Task StreamAsync(ProgramRun run, EventWriter events, byte[] input, TimeSpan? limit, OutputEncoding encoding, CancellationToken gone)
    {
        OutputText output = new(encoding), error = new(encoding);
        await events.WriteAsync(new ExecEvent("started"));
        ProgramRun.End end = await run.RunAsync(
            input, limit, part => events.WriteAsync(new ExecEvent("stdout") { Data = output.Of(part) }), part => events.WriteAsync(new ExecEvent("stderr") { Data = error.Of(part) }), gone);
        await events.WriteAsync(new ExecEvent("exit") { ExitCode = end.ExitCode, Signal = end.Signal, TimedOut = end.IsTimedOut, DurationMs = end.Duration.TotalMilliseconds });
    }

    private static ValueTask Keep(CappedOutput kept, ReadOnlyMemory<byte> part)
    {
        kept.Add(part.Span);
        return ValueTask.CompletedTask;
    }

    private static string TextOf(byte[] bytes, OutputEncoding encoding) => encoding == OutputEncoding.Base64 ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes);
}
