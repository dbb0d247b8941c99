using AgentOS.Errors;
using AgentOS.Linux.Streams;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel;

/// <summary>
/// A program of the sandbox that serves its files, and the pipes to it. What is inside may kill it or answer in its place: every length is bounded, and what is no
/// answer ends the connection.
/// </summary>
internal sealed class GuestFileChannel : IDisposable
{
    private readonly JoinedProgram _program;
    private readonly PipeStream _input;
    private readonly PipeStream _output;

    private GuestFileChannel(JoinedProgram program, SafeFileHandle input, SafeFileHandle output)
    {
        _program = program;
        _input = new PipeStream(input, FileAccess.Write);
        _output = new PipeStream(output, FileAccess.Read);
    }

    /// <summary>Starts it.</summary>
    /// <param name="join">Starts a program in the sandbox with these streams.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="SessionErrors"/>.</exception>
    public static GuestFileChannel Start(Func<JoinRequest, StandardStreams, JoinedProgram> join)
    {
        Pipe requests = Pipe.Create(), answers = Pipe.Create();
        try
        {
            using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            JoinedProgram program = join(
                new JoinRequest([SandboxPlan.InitPath, GuestPrograms.FileSystem]), new StandardStreams(Number(requests.Output), Number(answers.Input), Number(nothing)));
            requests.Output.Dispose();
            answers.Input.Dispose();
            return new GuestFileChannel(program, requests.Input, answers.Output);
        }
        catch
        {
            requests.Dispose();
            answers.Dispose();
            throw;
        }
    }

    /// <summary>Sends one frame.</summary>
    /// <exception cref="AgentOSException"><see cref="SessionErrors.FilesLost"/>.</exception>
    public async Task SendAsync(GuestFileFrame type, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        try
        {
            await _input.WriteAsync(GuestFileHeader.Frame(type, payload.Span), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new AgentOSException(SessionErrors.FilesLost, "use", "the sandbox's files", failure.Message, failure);
        }
    }

    /// <summary>Waits for the next frame.</summary>
    /// <exception cref="AgentOSException"><see cref="SessionErrors.FilesLost"/>.</exception>
    public async ValueTask<(GuestFileFrame Type, byte[] Payload)> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            byte[] head = new byte[GuestFileHeader.Size];
            await _output.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
            GuestFileHeader header = GuestFileHeader.Parse(head);
            byte[] payload = new byte[header.Length];
            await _output.ReadExactlyAsync(payload, cancellationToken).ConfigureAwait(false);
            return (header.Type, payload);
        }
        catch (Exception failure) when (failure is IOException or FrameException)
        {
            throw new AgentOSException(SessionErrors.FilesLost, "use", "the sandbox's files", failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // First its standard input: it clears away what it has half-written.
        _input.Dispose();
        _output.Dispose();
        _program.Dispose();
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
