using System.CommandLine;
using System.CommandLine.Invocation;
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
        bool quiet = parseResult.GetValue(options.Quiet) || parseResult.GetValue(context.Options.Json);
        if (!quiet && !File.Exists(request.DatabasePath))
            _error.WriteLine($"Created agent filesystem: {request.DatabasePath}");

        using AgentRun run = AgentRun.Start(request, AgentOS.Sandbox.StandardStreams.Inherited, report => Announce(report, request, parseResult, quiet));
        using SignalForwarding signals = new(run.Sandbox);
        AgentExit exit;
        using (TerminalRelay.Start(run.Sandbox, AgentOS.Sandbox.StandardStreams.Inherited))
            exit = await run.WaitAsync();
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
