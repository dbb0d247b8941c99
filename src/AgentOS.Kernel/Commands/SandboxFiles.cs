using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage;

namespace AgentOS.Kernel.Commands;

/// <summary>
/// Files as one sandbox's programs see them. A program inside (agentos-init) reads and writes them for the kernel, one at a time: so the sandbox's own root,
/// rights and limits hold for READ and WRITE, and a link cannot lead out. It is started by the first call and stays.
/// </summary>
internal sealed class SandboxFiles(AgentRun sandbox) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private FrameChannel? _service;
    private JoinedProgram? _program;

    /// <summary>Sends the service a frame and waits for its answer.</summary>
    /// <exception cref="FileSystemException">The operation failed.</exception>
    /// <exception cref="AgentOSException"><see cref="CommandErrors.ServiceEnded"/>.</exception>
    public async Task<FileResultMessage> CallAsync(FrameType type, string path, byte[] message)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            // A thread of its own: what is inside may keep the service from answering, and no thread that others need may wait for that.
            FileResultMessage result = await Task.Factory.StartNew(
                () => TryCall(type, message), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false)
                ?? throw new AgentOSException(CommandErrors.ServiceEnded, "use", path);
            return result.Error == 0 ? result : throw new FileSystemException((Errno)result.Error, result.Syscall, path);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>To be called when the sandbox has ended, which ends what is under way.</summary>
    public void Dispose()
    {
        _turn.Wait();
        Close();
        _turn.Dispose();
    }

    private FileResultMessage? TryCall(FrameType type, byte[] message)
    {
        try
        {
            _service ??= Start();
            _service.Send(type, message);
            if (_service.Receive() is { Type: FrameType.FileResult } answer)
                return FileResultMessage.Parse(answer.Payload);
        }
        catch (Exception failure) when (failure is LinuxException or FrameException)
        {
            // What is inside may kill it, or answer in its place: it is the agent's own loss.
        }

        Close();
        return null;
    }

    private void Close()
    {
        _service?.Dispose();
        _program?.Dispose();
        _service = null;
    }

    private FrameChannel Start()
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (theirs)
            _program = JoinedProgram.Start(sandbox, new JoinRequest([SandboxPlan.InitPath, GuestPrograms.Files]), new StandardStreams(theirs.Descriptor, theirs.Descriptor, theirs.Descriptor));
        return new FrameChannel(ours);
    }
}
