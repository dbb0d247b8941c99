using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Linux.Streams;
using AgentOS.Protocol;
using AgentOS.Sandbox;

namespace AgentOS.Fleet.Programs;

/// <summary>
/// A program that runs in a sandbox, with its streams. It and all it started can be ended together. Disposing it lets go: a program that is still there is hung up.
/// </summary>
public sealed class SandboxProgram : IAsyncDisposable
{
    private const int PartBytes = 32 * 1024;

    // A pipe holds 64 KiB unless a program made it larger, up to 1 MiB (pipe(7), pipe-max-size).
    private const int MostPartsLeft = 33;

    private readonly JoinedProgram _program;
    private readonly Lazy<Task<SandboxExit>> _end;

    private SandboxProgram(JoinedProgram program, Stream input, Stream output, Stream error)
    {
        _program = program;
        (Input, Output, Error) = (input, output, error);
        _end = new Lazy<Task<SandboxExit>>(program.WaitAsync);
    }

    /// <summary>What it reads: bytes of its standard input, or keys of its terminal. Disposing it is the end of the input; of a terminal, nothing.</summary>
    public Stream Input { get; }

    /// <summary>What it writes to its standard output, or what its terminal shows; ends with an <see cref="IOException"/> or 0 bytes.</summary>
    public Stream Output { get; }

    /// <summary>What it writes to its standard error; nothing of one with a terminal.</summary>
    public Stream Error { get; }

    /// <summary>Ends when it has ended; what it wrote may be in the streams still.</summary>
    public Task<SandboxExit> Ended => _end.Value;

    /// <summary>Starts one in a running agent; blocks for the milliseconds this takes.</summary>
    internal static SandboxProgram Start(AgentRegistry agents, RunningAgent agent, ProgramRequest request) =>
        request.Terminal is { } size ? StartInTerminal(agents, agent, request, size) : StartWithPipes(agents, agent, request);

    /// <summary>
    /// Hands everything it writes to somebody, until it has ended and what it wrote is read. Whoever still has its streams open then is no part of it any more.
    /// </summary>
    /// <param name="output">Hears its standard output; the next part is read when the task ends. Not called at the same time as the other.</param>
    /// <param name="error">Hears its standard error.</param>
    /// <param name="cancellationToken">Stops listening; the program goes on.</param>
    public async Task<SandboxExit> FollowAsync(Func<ReadOnlyMemory<byte>, ValueTask> output, Func<ReadOnlyMemory<byte>, ValueTask> error, CancellationToken cancellationToken)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim oneAtATime = new(1);
        Task carrying = Task.WhenAll(CarryAsync(Output, output, oneAtATime, ended.Token), CarryAsync(Error, error, oneAtATime, ended.Token));
        try
        {
            return await Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await carrying.ConfigureAwait(false);
        }
    }

    /// <summary>Sends its process group a signal. No error when it has ended.</summary>
    /// <param name="signal">1–64.</param>
    public void Signal(int signal) => _program.Signal(signal);

    /// <summary>Tells its terminal its size.</summary>
    public void Resize(WindowSize size) => _program.Resize(size);

    /// <summary>Kills it with everything that came of it. No error when it has ended.</summary>
    public void EndTree() => _program.EndTree();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Input.DisposeAsync().ConfigureAwait(false);
        await Output.DisposeAsync().ConfigureAwait(false);
        await Error.DisposeAsync().ConfigureAwait(false);
        _program.Dispose();
    }

    private static async Task CarryAsync(Stream from, Func<ReadOnlyMemory<byte>, ValueTask> heard, SemaphoreSlim oneAtATime, CancellationToken ended)
    {
        byte[] buffer = new byte[PartBytes];
        while (await ReadAsync(from, buffer, ended).ConfigureAwait(false) is > 0 and int count)
            await TellAsync(buffer.AsMemory(0, count)).ConfigureAwait(false);
        for (int part = 0; part < MostPartsLeft && from is PipeStream pipe && pipe.ReadPresent(buffer) is > 0 and int count; part++)
            await TellAsync(buffer.AsMemory(0, count)).ConfigureAwait(false);

        async ValueTask TellAsync(ReadOnlyMemory<byte> part)
        {
            await oneAtATime.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                await heard(part).ConfigureAwait(false);
            }
            finally
            {
                oneAtATime.Release();
            }
        }
    }

    // 0 at the end; a terminal's is EIO.
    private static async Task<int> ReadAsync(Stream from, byte[] buffer, CancellationToken ended)
    {
        try
        {
            return await from.ReadAsync(buffer, ended).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            return 0;
        }
    }

    private static SandboxProgram StartWithPipes(AgentRegistry agents, RunningAgent agent, ProgramRequest request)
    {
        Pipe input = Pipe.Create(), output = Pipe.Create(), error = Pipe.Create();
        try
        {
            JoinedProgram program = JoinedProgram.Start(agents, agent, Join(request, []), new StandardStreams(Number(input.Output), Number(output.Input), Number(error.Input)));
            return new SandboxProgram(program, new PipeStream(input.Input, FileAccess.Write), new PipeStream(output.Output, FileAccess.Read), new PipeStream(error.Output, FileAccess.Read));
        }
        catch
        {
            input.Input.Dispose();
            output.Output.Dispose();
            error.Output.Dispose();
            throw;
        }
        finally
        {
            // The program has them now.
            input.Output.Dispose();
            output.Input.Dispose();
            error.Input.Dispose();
        }
    }

    private static SandboxProgram StartInTerminal(AgentRegistry agents, RunningAgent agent, ProgramRequest request, WindowSize size)
    {
        JoinedProgram program = JoinedProgram.Start(agents, agent, Join(request, ["TERM=xterm-256color"]), StandardStreams.OfTerminal(size));
        // Two descriptors: one waits until there is something to read while the other waits until there is room to write.
        return new SandboxProgram(
            program,
            new PipeStream(DescriptorIo.Duplicate(program.Terminal!), FileAccess.Write),
            new PipeStream(DescriptorIo.Duplicate(program.Terminal!), FileAccess.Read),
            Stream.Null);
    }

    // Adopted, so that all it started can be found when it is to end.
    private static JoinRequest Join(ProgramRequest request, IReadOnlyList<string> environment) => new([SandboxPlan.InitPath, GuestPrograms.Adopt, .. request.Command])
    {
        Environment = [.. environment, .. request.Environment],
        WorkingDirectory = request.WorkingDirectory,
    };

    private static int Number(Microsoft.Win32.SafeHandles.SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
