using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Cli.Commands.Store.Chat;
using AgentOS.Cli.LineEditing;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Sandbox;
using AgentOS.Store.Approvals;
using AgentOS.Store.Manifests;
using AgentOS.Store.Ooze;
using AgentOS.Store.Pipes;
using AgentOS.Store.Running;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>One run of an agent: made ready, then talked to by a person or a program.</summary>
internal sealed class StoreRun(CommandContext context, StoreRunChoice choice)
{
    // Whoever gave an answer up sees how the agent takes it.
    private static readonly OozeLimits s_patient = new() { CancelGrace = TimeSpan.FromSeconds(5) };

    private readonly LaunchSteps _steps = new(context, choice);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (choice.IsPiped)
            return await ServeSafelyAsync(cancellationToken);
        using StoreLaunch? taken = await _steps.TakeAsync(cancellationToken);
        return taken switch
        {
            null => ExitCodes.Success,
            { Package.Manifest.Runtime.Mode: AgentMode.Terminal } launch => await AccompanyAsync(launch),
            var launch => await TalkAsync(launch),
        };
    }

    // Whoever reads the pipe is told there, whoever reads the log there.
    private async Task<int> ServeSafelyAsync(CancellationToken cancellationToken)
    {
        MessageWriter writer = new(context.Streams.Output);
        try
        {
            return await ServeAsync(writer, cancellationToken);
        }
        catch (AgentOSException failure)
        {
            writer.WriteFailure(failure.Message, failure.Definition.Code);
            _ = new ErrorPresenter(context.Streams, asJson: false).Present(FailureReport.Of(failure));
            return ExitCodes.Failed;
        }
    }

    private async Task<int> ServeAsync(MessageWriter writer, CancellationToken cancellationToken)
    {
        using StoreLaunch launch = await _steps.TakeAsync(cancellationToken) ?? throw new AgentOSException(ApprovalErrors.Needed, "run", choice.Agent);
        PipeSession session = new(writer);
        await using HostedAgent agent = Start(launch, session, new OozeLimits());
        using SignalForwarding signals = new(_ => agent.Stop());
        await WithErrorsAsync(agent, agent.WaitReadyAsync(cancellationToken));
        bool isWanted = await session.RunAsync(agent, context.Streams.Input);
        await agent.ShutDownAsync();
        return isWanted ? ExitCodes.Success : ExitCodes.Failed;
    }

    private async Task<int> TalkAsync(StoreLaunch launch)
    {
        using TerminationSignals signals = new();
        using IChatInput input = InteractiveTerminal.IsPossible(context.Streams) ? new EditedInput(context, HistoryOf(launch)) : new PlainInput(context);
        using ChatScreen screen = new(context, input, SpinnerFor());
        await using HostedAgent agent = Start(launch, screen, s_patient);
        await using CancellationTokenRegistration stop = signals.Received.Register(agent.Stop);
        screen.Welcome(launch);
        if (!await ReadyAsync(agent, input, screen, signals.Received))
            return signals.ExitCode ?? ExitCodes.SignalBase + AgentOS.Linux.Signals.Interrupt;
        bool isWanted = await new ChatSession(agent, input, screen).RunAsync(signals.Received);
        if (!isWanted && signals.ExitCode is null)
            await ShowErrorsAsync(agent);
        await agent.ShutDownAsync();
        return signals.ExitCode ?? (isWanted ? ExitCodes.Success : ExitCodes.Failed);
    }

    // Beside the agent's sessions: what a person asked is asked again in another one.
    private static HistoryFile HistoryOf(StoreLaunch launch) => new(Path.Combine(Path.GetDirectoryName(launch.Session.Path)!, "history"));

    // What the agent writes to its standard error, shown as it comes, would be written into it.
    private Spinner? SpinnerFor() => context.Streams.IsInputTerminal && InteractiveTerminal.HasCursor && !choice.Debug ? new Spinner(context.Streams.Error, context.Time) : null;

    private static async Task<int> AccompanyAsync(StoreLaunch launch)
    {
        using AgentRun run = AgentRun.Start(launch.Request, static _ => { });
        using SignalForwarding signals = new(run.Sandbox.Signal);
        using (TerminalRelay.Start(run.Sandbox.Terminal, AgentOS.Sandbox.StandardStreams.Inherited, run.Sandbox.Resize))
            return (await run.WaitAsync()).ExitCode;
    }

    private HostedAgent Start(StoreLaunch launch, IOozeListener listener, OozeLimits limits) => HostedAgent.Start(
        launch.Request,
        new HostedAgentOptions(listener) { Limits = limits, Errors = choice.Debug ? new DebugOutput(context.Streams.Error).Write : null },
        static _ => { });

    // False when it was given up before.
    private async Task<bool> ReadyAsync(HostedAgent agent, IChatInput input, ChatScreen screen, CancellationToken ending)
    {
        using CancellationTokenSource starting = CancellationTokenSource.CreateLinkedTokenSource(ending);
        Task ready = agent.WaitReadyAsync(starting.Token), interrupted = input.WaitForInterruptAsync(starting.Token);
        await Task.WhenAny(ready, interrupted);
        await starting.CancelAsync();
        await interrupted.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        screen.Rest();
        try
        {
            await WithErrorsAsync(agent, ready);
            return true;
        }
        catch (OperationCanceledException)
        {
            agent.Stop();
            return false;
        }
    }

    // What it wrote to its standard error is the best there is about why it did not start.
    private async Task WithErrorsAsync(HostedAgent agent, Task ready)
    {
        try
        {
            await ready;
        }
        catch (AgentOSException)
        {
            await ShowErrorsAsync(agent);
            throw;
        }
    }

    private async Task ShowErrorsAsync(HostedAgent agent)
    {
        agent.Stop();
        await agent.ErrorsRead;
        if (!choice.Debug)
            context.Streams.Error.Write(ControlCharacters.EscapeLines(agent.Errors));
    }
}
