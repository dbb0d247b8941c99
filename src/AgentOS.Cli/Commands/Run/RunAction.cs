using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;
using AgentOS.Cli.Background;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Fleet;
using AgentOS.Kernel;
using AgentOS.Sandbox;
using AgentOS.Vms.Runs;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Starts the agent, passes signals on, and ends with its program's status.</summary>
internal sealed class RunAction(CommandContext context, RunOptions options) : AsynchronousCommandLineAction
{
    private readonly TextWriter _error = context.Streams.Error;

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        bool isDetached = parseResult.GetValue(options.Detach);
        if (isDetached && !BackgroundProgram.IsThisProcess)
            return BackgroundProgram.Start(context, Environment.GetCommandLineArgs().Skip(1), workingDirectory: null);

        return await RunAsync(RunRequestBuilder.Build(parseResult, options, context), parseResult, cancellationToken);
    }

    /// <summary>The same of a request that was made of the command line.</summary>
    public async Task<int> RunAsync(AgentRunRequest request, ParseResult parseResult, CancellationToken cancellationToken)
    {
        if (parseResult.GetValue(options.Isolation)?.Tier != SandboxTier.Vm)
            return await RunAsync(request, parseResult);
        using RunMachine machine = await new MachineChoice(context).BeginAsync(parseResult, options, request, cancellationToken);
        return await RunAsync(machine.Hold(request), parseResult);
    }

    private async Task<int> RunAsync(AgentRunRequest request, ParseResult parseResult)
    {
        bool isDetached = request.IsDetached;
        long started = request.Clock.GetTimestamp();
        bool json = parseResult.GetValue(context.Options.Json);
        bool quiet = json || isDetached || parseResult.GetValue(options.Quiet);
        if (!quiet && !File.Exists(request.Database.Path))
            _error.WriteLine($"Created agent filesystem: {request.Database.Path}");

        using AgentRun run = AgentRun.Start(request, report => Announce(report, request, parseResult, quiet));
        using SignalForwarding signals = new(run.Sandbox.Signal);
        AgentExit exit = isDetached ? await FollowAsync(run, parseResult) : await AccompanyAsync(run);
        if (json)
            _error.WriteLine(JsonSerializer.Serialize(RunOutcome.Of(request, exit, request.Clock.GetElapsedTime(started)), RunJson.Default.RunOutcome));
        else
            ExitNotes.Write(_error, request, exit);
        if (!quiet)
            ExitNotes.WriteRefused(_error, exit.Refused);
        return exit.ExitCode;
    }

    private static async Task<AgentExit> AccompanyAsync(AgentRun run)
    {
        using (TerminalRelay.Start(run.Sandbox.Terminal, AgentOS.Sandbox.StandardStreams.Inherited, run.Sandbox.Resize))
            return await run.WaitAsync();
    }

    // A program that cannot be executed is the error of the command that asked for it, not of the background.
    private async Task<AgentExit> FollowAsync(AgentRun run, ParseResult parse)
    {
        Task<AgentExit> end = run.WaitAsync();
        if (await run.Sandbox.Started)
        {
            context.Results(parse).Write(new Done(RunCommand.Name, [run.Id!]), OutputJson.Default.Done, static (done, output) => output.WriteLine(done.Subjects[0]));
            context.Streams.Flush();
        }

        return await end;
    }

    private void Announce(EnforcementReport report, AgentRunRequest request, ParseResult parse, bool quiet)
    {
        if (!quiet)
            Banner.Write(_error, request, parse.GetValue(options.Mounts) ?? [], report);
        if (parse.GetValue(options.Report))
            _error.WriteLine(report.ToJson());
    }
}
