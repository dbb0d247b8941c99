using AgentOS.Errors;
using AgentOS.Fleet.Programs;
using AgentOS.Sandbox;

namespace AgentOS.Server.Programs;

/// <summary>A program from its start to its end, for one request: when its time is over or nobody waits for it any more, it is killed with everything it started.</summary>
internal sealed class ProgramRun(SandboxProgram program, TimeProvider clock)
{
    /// <summary>How it ended.</summary>
    /// <param name="ExitCode">Its status; 124 when its time was over.</param>
    /// <param name="Signal">The signal that ended it.</param>
    /// <param name="IsTimedOut">Whether its time was over.</param>
    /// <param name="Duration">How long it ran.</param>
    internal readonly record struct End(int ExitCode, int? Signal, bool IsTimedOut, TimeSpan Duration);

    /// <summary>Feeds it, hands on what it writes, and waits for its end.</summary>
    /// <param name="input">What it reads; then its input ends.</param>
    /// <param name="limit">How long it may run.</param>
    /// <param name="output">Hears its standard output.</param>
    /// <param name="error">Hears its standard error.</param>
    /// <param name="gone">Nobody waits for it any more.</param>
    public async Task<End> RunAsync(
        ReadOnlyMemory<byte> input, TimeSpan? limit, Func<ReadOnlyMemory<byte>, ValueTask> output, Func<ReadOnlyMemory<byte>, ValueTask> error, CancellationToken gone)
    {
        long started = clock.GetTimestamp();
        bool isTimedOut = false;
        using ITimer? timer = limit is { } time
            ? clock.CreateTimer(_ => { isTimedOut = true; program.EndTree(); }, null, time, Timeout.InfiniteTimeSpan)
            : null;
        Task feeding = FeedAsync(input);
        try
        {
            SandboxExit exit = await program.FollowAsync(output, error, gone);
            bool wasKilled = isTimedOut && exit.Signal is not null;
            return new End(wasKilled ? ExitCodes.TimedOut : exit.ExitCode, exit.Signal, wasKilled, clock.GetElapsedTime(started));
        }
        catch
        {
            program.EndTree();
            throw;
        }
        finally
        {
            await program.Input.DisposeAsync();
            await feeding;
        }
    }

    private async Task FeedAsync(ReadOnlyMemory<byte> input)
    {
        try
        {
            await program.Input.WriteAsync(input);
        }
        catch (IOException)
        {
            // It does not read what it is given.
        }

        await program.Input.DisposeAsync();
    }
}
