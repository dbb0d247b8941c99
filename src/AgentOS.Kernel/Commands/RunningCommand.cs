using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Polling;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Commands;

/// <summary>A command on its way: one thread waits for its output, its end, the end of its time and the caller's going away.</summary>
internal sealed class RunningCommand : IDisposable
{
    // A pipe holds 64 KiB unless a program made it larger, up to 1 MiB (pipe(7), pipe-max-size).
    private const int MostPartsLeft = 17;

    private readonly Lock _lock = new();
    private readonly Poller _poller = new();
    private readonly WakeSignal _wake = new();
    private readonly TaskCompletionSource _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CommandStream _output, _error;
    private volatile bool _isTimeOver;
    private bool _isOver;

    /// <param name="limit">How much of each stream is kept, in bytes.</param>
    /// <param name="output">Hears standard output; null is nobody.</param>
    /// <param name="error">Hears standard error.</param>
    public RunningCommand(int limit, Func<ReadOnlyMemory<byte>, Task>? output, Func<ReadOnlyMemory<byte>, Task>? error)
    {
        _output = new CommandStream(limit, output);
        _error = new CommandStream(limit, error);
    }

    /// <summary>Runs it to its end; blocks.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="request">What.</param>
    /// <param name="clock">Of the time limit.</param>
    /// <param name="gone">Cancelled when nobody waits for it any more: it is ended with everything that came of it.</param>
    /// <exception cref="AgentOSException">It could not be started.</exception>
    public CommandResult Run(AgentRun sandbox, CommandRequest request, TimeProvider clock, CancellationToken gone)
    {
        using SafeFileHandle input = MemoryFile.Create(request.Input.Span);
        using JoinedProgram program = JoinedProgram.Start(
            sandbox, request.Join, new StandardStreams(Number(input), Number(_output.Writing), Number(_error.Writing)));
        _output.Writing.Dispose();
        _error.Writing.Dispose();
        using ITimer timer = clock.CreateTimer(_ => EndTime(), null, request.TimeLimit, Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration leaving = gone.Register(Interrupt);
        Follow(program);
        SandboxExit exit = program.Wait();
        if (exit.LaunchError is { } problem)
            throw new AgentOSException(CommandErrors.NotStarted, "run", request.Join.Command[^1], problem.Describe());
        // What it wrote was in the pipes before it ended; who still has them open is no part of the command any more.
        TakeRest(_output);
        TakeRest(_error);
        bool isTimedOut = _isTimeOver && exit.Signal is not null;
        return new CommandResult(isTimedOut ? ExitCodes.TimedOut : exit.ExitCode, exit.Signal, isTimedOut, _output.Kept, _error.Kept);
    }

    public void Dispose()
    {
        lock (_lock)
            _isOver = true;
        _output.Dispose();
        _error.Dispose();
        _poller.Dispose();
        _wake.Dispose();
    }

    private void Follow(JoinedProgram program)
    {
        foreach (SafeFileHandle descriptor in new[] { _wake.Descriptor, program.Descriptor, _output.Reading, _error.Reading })
            _poller.Add(descriptor, Readiness.Input);
        int end = Number(program.Descriptor), wake = Number(_wake.Descriptor), output = Number(_output.Reading);
        bool hasEnded = false;
        while (!hasEnded)
        {
            int count = _poller.Wait();
            for (int index = 0; index < count; index++)
            {
                int descriptor = _poller[index].Descriptor;
                if (descriptor == wake)
                    End(program);
                else if (descriptor == end)
                    hasEnded = true;
                else
                    _ = Take(descriptor == output ? _output : _error);
            }
        }
    }

    private void End(JoinedProgram program)
    {
        _wake.Clear();
        program.EndTree();
    }

    // A caller that does not read makes the program wait, but not longer than its time.
    private bool Take(CommandStream stream)
    {
        if (!stream.TryTakePart(out Task heard))
            return false;
        if (Task.WaitAny(heard, _interrupted.Task) != 0)
            stream.Mute();
        return true;
    }

    private void TakeRest(CommandStream stream)
    {
        for (int count = 0; count < MostPartsLeft && !stream.IsOver && Take(stream); count++)
        {
            // Until the pipe is empty.
        }
    }

    private void EndTime()
    {
        _isTimeOver = true;
        Interrupt();
    }

    private void Interrupt()
    {
        _interrupted.TrySetResult();
        lock (_lock)
        {
            if (!_isOver)
                _wake.Raise();
        }
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
