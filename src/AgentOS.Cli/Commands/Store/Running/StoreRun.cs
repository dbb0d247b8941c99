using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Cli.Commands.Store.Chat;
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
    private readonly LaunchSteps _steps = new(context, choice);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (choice.IsPiped)
            return await ServeSafelyAsync(cancellationToken);
        return await _steps.TakeAsync(cancellationToken) switch
        {
            null => ExitCodes.Success,
            { Package.Manifest.Runtime.Mode: AgentMode.Terminal } launch => await AccompanyAsync(launch),
            var launch => await TalkAsync(launch, cancellationToken),
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
        StoreLaunch launch = await _steps.TakeAsync(cancellationToken) ?? throw new AgentOSException(ApprovalErrors.Needed, "run", choice.Agent);
        PipeSession session = new(writer);
        await using HostedAgent agent = Start(launch, session);
        using SignalForwarding signals = new(_ => agent.Stop());
        await ReadyAsync(agent, cancellationToken);
        bool isWanted = await session.RunAsync(agent, context.Streams.Input);
        await agent.ShutDownAsync();
        return isWanted ? ExitCodes.Success : ExitCodes.Failed;
    }

    private async Task<int> TalkAsync(StoreLaunch launch, CancellationToken cancellationToken)
    {
        using ChatScreen screen = new(context);
        await using HostedAgent agent = Start(launch, screen);
        screen.Welcome(launch);
        await ReadyAsync(agent, cancellationToken);
        screen.Rest();
        using ChatSession chat = new(context, agent, screen);
        bool isWanted = await chat.RunAsync();
        await agent.ShutDownAsync();
        return isWanted ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static async Task<int> AccompanyAsync(StoreLaunch launch)
    {
        using AgentRun run = AgentRun.Start(launch.Request, static _ => { });
        using SignalForwarding signals = new(run.Sandbox.Signal);
        using (TerminalRelay.Start(run.Sandbox.Terminal, AgentOS.Sandbox.StandardStreams.Inherited))
            return (await run.WaitAsync()).ExitCode;
    }

    private HostedAgent Start(StoreLaunch launch, IOozeListener listener) => HostedAgent.Start(
        launch.Request,
        new HostedAgentOptions(listener) { Errors = choice.Debug ? new DebugOutput(context.Streams.Error).Write : null },
        static _ => { });

    // What it wrote to its standard error is the best there is about why it did not start.
    private async Task ReadyAsync(HostedAgent agent, CancellationToken cancellationToken)
    {
        try
        {
            await agent.WaitReadyAsync(cancellationToken);
        }
        catch (AgentOSException)
        {
            agent.Stop();
            await agent.ErrorsRead;
            if (!choice.Debug)
                context.Streams.Error.Write(ControlCharacters.EscapeLines(agent.Errors));
            throw;
        }
    }
}
