using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;
using AgentOS.Cli.CommandLine;
using AgentOS.Kernel;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Starts the agent, passes signals on, and ends with its program's status.</summary>
internal sealed class RunAction(CommandContext context, RunOptions options) : AsynchronousCommandLineAction
{
    private readonly TextWriter _error = context.Streams.Error;

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        AgentRunRequest request = RunRequestBuilder.Build(parseResult, options, context);
        long started = request.Clock.GetTimestamp();
        bool json = parseResult.GetValue(context.Options.Json);
        bool quiet = json || parseResult.GetValue(options.Quiet);
        if (!quiet && !File.Exists(request.Database.Path))
            _error.WriteLine($"Created agent filesystem: {request.Database.Path}");

        using AgentRun run = AgentRun.Start(request, AgentOS.Sandbox.StandardStreams.Inherited, report => Announce(report, request, parseResult, quiet));
        using SignalForwarding signals = new(run.Sandbox);
        AgentExit exit;
        using (TerminalRelay.Start(run.Sandbox, AgentOS.Sandbox.StandardStreams.Inherited))
            exit = await run.WaitAsync();
        if (json)
            _error.WriteLine(JsonSerializer.Serialize(RunOutcome.Of(request, exit, request.Clock.GetElapsedTime(started)), RunJson.Default.RunOutcome));
        else
            ExitNotes.Write(_error, request, exit);
        return exit.ExitCode;
    }

    private void Announce(EnforcementReport report, AgentRunRequest request, ParseResult parse, bool quiet)
    {
        if (!quiet)
            Banner.Write(_error, request, parse.GetValue(options.Mounts) ?? [], report);
        if (parse.GetValue(options.Report))
            _error.WriteLine(report.ToJson());
    }
}
