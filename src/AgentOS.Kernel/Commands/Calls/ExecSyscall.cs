using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Commands.Calls;

/// <summary>EXEC: a command in the caller's sandbox. The answer comes when it has ended, what it writes before that when the caller wants it.</summary>
internal sealed class ExecSyscall(ISandboxSource sandboxes, SandboxAccess access, TimeProvider clock) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        ExecCall request = KernelJson.Read(payload, CommandJson.Default.ExecCall);
        CommandRequest command = ExecReading.Read(request);
        call.Expect(2L * command.OutputLimit);
        // A thread of its own: it waits for as long as the command runs.
        return Task.Factory.StartNew(() => Run(call, request, command), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Run(LongCall call, ExecCall request, CommandRequest command)
    {
        access.DemandCommand(call.Caller.Identity, ExecReading.TextOf(request), command.TimeLimit);
        AgentRun sandbox = sandboxes.Open(call.Caller.Identity);
        bool streams = request.Stream && call.Caller.WantsStreams;
        using RunningCommand running = new(command.OutputLimit, streams ? Sender(call, request, "stdout") : null, streams ? Sender(call, request, "stderr") : null);
        long start = clock.GetTimestamp();
        CommandResult result = running.Run(sandbox, command, clock, call.Gone);
        CommandJson.Write(
            call.Answer,
            new ExecAnswer(
                result.ExitCode == 0, Show(request, result.Output), Show(request, result.Error), result.ExitCode, result.Signal, result.IsTimedOut,
                result.Output.IsTruncated, result.Error.IsTruncated, (long)clock.GetElapsedTime(start).TotalMilliseconds, Describe(result, command)),
            CommandJson.Default.ExecAnswer);
    }

    private static string Show(ExecCall request, CappedOutput output) => OutputEncoding.Of(request.Encoding).Show(output.ToArray(), isLast: true);

    private static string? Describe(CommandResult result, CommandRequest command) => result switch
    {
        { IsTimedOut: true } => $"its time of {command.TimeLimit.TotalSeconds:0.###} s was over; it was ended with everything it had started",
        { Signal: { } signal } => $"signal {signal} ended it",
        { ExitCode: 0 } => null,
        _ => $"it ended with status {result.ExitCode}",
    };

    private static Func<ReadOnlyMemory<byte>, Task> Sender(LongCall call, ExecCall request, string stream)
    {
        OutputEncoding encoding = OutputEncoding.Of(request.Encoding);
        return part =>
        {
            System.Buffers.ArrayBufferWriter<byte> payload = new();
            CommandJson.Write(payload, new ExecChunk(stream, encoding.Show(part.Span, isLast: false)), CommandJson.Default.ExecChunk);
            return call.SendChunkAsync(payload.WrittenMemory);
        };
    }
}
