using System.Threading.Channels;
using AgentOS.Fleet.Programs;
using AgentOS.Linux;
using AgentOS.Server.E2b.Connect;
using AgentOS.Server.E2b.Files;
using AgentOS.Server.Sandboxes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOS.Server.E2b.Processes;

/// <summary>The service <c>process.Process</c>.</summary>
internal static class ProcessRoutes
{
    private const string Service = "/process.Process";

    // Images need not have the shell that clients ask for.
    private const string Bash = "/bin/bash", AnyShell = "if [ -x /bin/bash ]; then exec /bin/bash \"$@\"; else exec /bin/sh \"$@\"; fi";

    public static void MapProcesses(this IEndpointRouteBuilder routes)
    {
        routes.MapStream<StartRequest, ProcessAnswer>($"{Service}/Start", StartAsync);
        routes.MapStream<ProcessRequest, ProcessAnswer>($"{Service}/Connect", ConnectAsync);
        routes.MapCall<Nothing, ListAnswer>($"{Service}/List", (_, context) => Task.FromResult(new ListAnswer(
            [.. Table(context).Of(Sandbox(context)).Select(process => new ProcessInfo(process.Request.Process, process.Pid, process.Request.Tag))])));
        routes.MapCall<SendInputRequest, Nothing>($"{Service}/SendInput", SendInputAsync);
        routes.MapCall<ProcessRequest, Nothing>($"{Service}/CloseStdin", async (request, context) =>
        {
            await Find(context, request.Process).Program.Input.DisposeAsync();
            return new Nothing();
        });
        routes.MapCall<SendSignalRequest, Nothing>($"{Service}/SendSignal", (request, context) => Then(() => Signal(Find(context, request.Process), request.Signal)));
        routes.MapCall<UpdateRequest, Nothing>($"{Service}/Update", (request, context) => Then(() => Resize(Find(context, request.Process), request.Pty)));
    }

    private static async Task StartAsync(StartRequest request, ConnectStream<ProcessAnswer> stream)
    {
        HttpContext context = stream.Context;
        (ProcessTable table, string sandbox) = (Table(context), Sandbox(context));
        RunningProcess process = await table.StartAsync(sandbox, request, ProgramOf(request));
        if (request is { Stdin: false, Pty: null })
            await process.Program.Input.DisposeAsync();
        Channel<ProcessEvent> events = process.Listen()!;
        Task following = table.FollowAsync(sandbox, process);
        // It is the program that has this time, not the connection.
        TimeProvider clock = context.RequestServices.GetRequiredService<TimeProvider>();
        if (stream.TimeLimit is { } limit)
            EndAt(process, following, clock, limit);
        await TellAsync(process, events, stream, clock);
    }

    private static Task ConnectAsync(ProcessRequest request, ConnectStream<ProcessAnswer> stream)
    {
        RunningProcess process = Find(stream.Context, request.Process);
        Channel<ProcessEvent> events = process.Listen() ?? throw new ConnectException("not_found", $"process {process.Pid} has ended");
        return TellAsync(process, events, stream, stream.Context.RequestServices.GetRequiredService<TimeProvider>());
    }

    private static async Task TellAsync(RunningProcess process, Channel<ProcessEvent> events, ConnectStream<ProcessAnswer> stream, TimeProvider clock)
    {
        try
        {
            await stream.SendAsync(new ProcessAnswer(new ProcessEvent { Start = new ProcessStarted(process.Pid) }));
            stream.KeepAlive(new ProcessAnswer(new ProcessEvent { Keepalive = new Nothing() }), clock);
            await foreach (ProcessEvent happened in events.Reader.ReadAllAsync(stream.Gone))
                await stream.SendAsync(new ProcessAnswer(happened));
        }
        finally
        {
            process.Leave(events);
        }
    }

    private static void EndAt(RunningProcess process, Task following, TimeProvider clock, TimeSpan limit)
    {
        ITimer timer = clock.CreateTimer(_ => process.Program.EndTree(), null, limit, Timeout.InfiniteTimeSpan);
        _ = following.ContinueWith(_ => timer.Dispose(), TaskScheduler.Default);
    }

    private static async Task<Nothing> SendInputAsync(SendInputRequest request, HttpContext context)
    {
        RunningProcess process = Find(context, request.Process);
        try
        {
            await process.Program.Input.WriteAsync(request.Input.Stdin ?? request.Input.Pty ?? [], context.RequestAborted);
        }
        catch (IOException)
        {
            throw new ConnectException("failed_precondition", $"process {process.Pid} reads no more");
        }

        return new Nothing();
    }

    private static void Signal(RunningProcess process, ProcessSignal signal)
    {
        if (signal == ProcessSignal.Kill)
            process.Program.EndTree();
        else if (signal == ProcessSignal.Terminate)
            process.Program.Signal((int)signal);
        else
            throw new ConnectException("invalid_argument", "no such signal");
    }

    private static void Resize(RunningProcess process, Pty? pty)
    {
        if (pty is not null)
            process.Program.Resize(SizeOf(pty));
    }

    private static ProgramRequest ProgramOf(StartRequest request)
    {
        ProcessConfig config = request.Process;
        return new ProgramRequest(config.Cmd == Bash ? ["/bin/sh", "-c", AnyShell, "sh", .. config.Args] : [config.Cmd, .. config.Args])
        {
            Environment = EnvironmentText.Of(config.Envs),
            WorkingDirectory = SandboxFiles.Absolute(config.Cwd ?? ""),
            Terminal = request.Pty is { } pty ? SizeOf(pty) : null,
        };
    }

    private static WindowSize SizeOf(Pty pty) => new((ushort)Math.Min(pty.Size.Rows, 1000), (ushort)Math.Min(pty.Size.Cols, 1000));

    private static Task<Nothing> Then(Action done)
    {
        done();
        return Task.FromResult(new Nothing());
    }

    private static RunningProcess Find(HttpContext context, ProcessSelector selector) => Table(context).Find(Sandbox(context), selector);

    private static ProcessTable Table(HttpContext context) => context.RequestServices.GetRequiredService<ProcessTable>();

    private static string Sandbox(HttpContext context) => SandboxAddress.Find(context)!.Id;
}
