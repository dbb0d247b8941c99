using System.Globalization;
using AgentOS.Kernel;
using AgentOS.Linux.Streams;
using AgentOS.Sandbox;
using AgentOS.Storage.Turns;
using AgentOS.Store.Ooze;

namespace AgentOS.Store.Running;

/// <summary>An agent that runs in its sandbox and is asked by the Ooze protocol; every turn is kept in its file as it happens.</summary>
public sealed class HostedAgent : IAsyncDisposable
{
    // Between SIGTERM and SIGKILL.
    private static readonly TimeSpan s_termination = TimeSpan.FromSeconds(2);

    private readonly AgentRun _run;
    private readonly OozeHost _host;
    private readonly ErrorTail _errors;
    private readonly PipeStream _errorStream;
    private readonly OozeLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Task<bool> _isMute;
    private bool _isEnding;
    private int _turns;

    private HostedAgent(AgentRun run, HostedAgentPipes pipes, HostedAgentOptions options, TimeProvider clock)
    {
        (_run, _limits, _clock) = (run, options.Limits, clock);
        _errorStream = new PipeStream(pipes.Error.Output, FileAccess.Read);
        _errors = new ErrorTail(_errorStream, options.Errors);
        ErrorsRead = _errors.ReadAsync();
        Exit = run.WaitAsync();
        _host = new OozeHost(new PipeStream(pipes.Output.Output, FileAccess.Read), new PipeStream(pipes.Input.Input, FileAccess.Write), options.Limits, clock, options.Listener);
        _isMute = FollowAsync();
    }

    /// <summary>How its program ended.</summary>
    public Task<AgentExit> Exit { get; }

    /// <summary>Nothing comes from it any more.</summary>
    public Task Ended => _host.Ended;

    /// <summary>What it sent that counted for nothing.</summary>
    public OozeCounts Counts => _host.Counts;

    /// <summary>The end of what it wrote to its standard error.</summary>
    public string Errors => _errors.ToString();

    /// <summary>Its standard error has ended: nothing is added to <see cref="Errors"/>.</summary>
    public Task ErrorsRead { get; }

    /// <summary>Starts it.</summary>
    /// <param name="request">What to run; its standard streams are the protocol's.</param>
    /// <param name="options">How it is hosted.</param>
    /// <param name="ready">Hears what is in force, before its first instruction.</param>
    /// <exception cref="Errors.AgentOSException">The sandbox cannot be had, or the session is in use.</exception>
    public static HostedAgent Start(AgentRunRequest request, HostedAgentOptions options, Action<EnforcementReport> ready)
    {
        HostedAgentPipes pipes = HostedAgentPipes.Create();
        try
        {
            AgentRun run = AgentRun.Start(request with { Streams = pipes.Streams }, ready);
            pipes.CloseProgramEnds();
            return new HostedAgent(run, pipes, options, request.Clock);
        }
        catch
        {
            pipes.Dispose();
            throw;
        }
    }

    /// <summary>Waits until it can be asked.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="OozeErrors"/>.</exception>
    public Task WaitReadyAsync(CancellationToken cancellationToken) => _host.WaitReadyAsync(cancellationToken);

    /// <summary>Asks it. One question at a time.</summary>
    /// <param name="content">The question.</param>
    /// <param name="id">What the asker calls it; null makes an id.</param>
    /// <param name="cancellationToken">The answer is not wanted any more.</param>
    public async Task<OozeAnswer> AskAsync(string content, string? id, CancellationToken cancellationToken)
    {
        id ??= string.Create(CultureInfo.InvariantCulture, $"msg_{++_turns:0000}");
        Turn turn = new(id, Now(), content);
        _ = _run.Record(turn);
        OozeAnswer answer = await _host.AskAsync(id, content, cancellationToken).ConfigureAwait(false);
        if (answer.End == AnswerEnd.AgentEnded && await _isMute.ConfigureAwait(false))
            answer = answer with { Failure = "the agent closed its standard output, where its answers come from, and was ended" };
        _ = _run.Record(turn with { EndedNs = Now(), Answer = answer.Content, Failure = answer.Failure });
        return answer;
    }

    /// <summary>Asks it to end, and ends it when it does not: SIGTERM after ten seconds, then SIGKILL.</summary>
    public async Task ShutDownAsync()
    {
        _isEnding = true;
        Task asked = _host.ShutDownAsync();
        try
        {
            await Exit.WaitAsync(_limits.ShutdownGrace, _clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _run.Stop(s_termination);
            await Exit.ConfigureAwait(false);
        }

        // Its end has closed the pipe.
        await asked.ConfigureAwait(false);
    }

    /// <summary>Ends it without asking: SIGTERM, then SIGKILL.</summary>
    public void Stop() => _run.Stop(s_termination);

    /// <summary>Ends it at once, if it still runs, and closes its file.</summary>
    public async ValueTask DisposeAsync()
    {
        _run.Stop(TimeSpan.Zero);
        await Exit.ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        _ = await _isMute.ConfigureAwait(false);
        await _errorStream.DisposeAsync().ConfigureAwait(false);
        await ErrorsRead.ConfigureAwait(false);
        _run.Dispose();
    }

    // Nothing can come of one that has closed its standard output: whoever asked would wait for nothing.
    private async Task<bool> FollowAsync()
    {
        await _host.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            _ = await Exit.WaitAsync(s_termination, _clock).ConfigureAwait(false);
            return false;
        }
        catch (TimeoutException) when (!_isEnding)
        {
            _run.Stop(s_termination);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private long Now() => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
