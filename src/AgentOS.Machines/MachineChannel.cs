using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Machines.Sessions;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>The machine's own channel: its boot, its program's streams, and how it ended.</summary>
internal sealed class MachineChannel : ILinkChannel, IDisposable
{
    public const uint Number = 0;

    private readonly Link _link;
    private readonly LinkStreams _streams;
    private readonly TaskCompletionSource<bool> _booted = Promise<bool>();
    private readonly TaskCompletionSource<bool> _equipped = Promise<bool>();
    private readonly TaskCompletionSource<bool> _configured = Promise<bool>();
    private readonly TaskCompletionSource<bool> _ready = Promise<bool>();
    private readonly TaskCompletionSource<bool> _started = Promise<bool>();
    private readonly TaskCompletionSource<ExitMessage?> _exit = Promise<ExitMessage?>();
    private TaskCompletionSource<bool> _frozen = Promise<bool>();
    private SafeFileHandle? _input;

    public MachineChannel(Link link)
    {
        _link = link;
        _streams = new LinkStreams(link, Number);
        link.Attach(Number, this);
    }

    public Task<bool> Booted => _booted.Task;

    public Task<bool> Equipped => _equipped.Task;

    public Task<bool> Configured => _configured.Task;

    public Task<bool> Ready => _ready.Task;

    public Task<bool> Started => _started.Task;

    /// <summary>How the program ended; null when the machine ended without saying so.</summary>
    public Task<ExitMessage?> Exit => _exit.Task;

    /// <summary>Completes when all that the program printed was written.</summary>
    public Task Written => _streams.Written;

    public SafeFileHandle? Terminal { get; private set; }

    /// <summary>What failed inside while the program was prepared; null is nothing.</summary>
    public string? Failure { get; private set; }

    /// <summary>Completes when the machine next says that its disk is frozen; false when it ends before.</summary>
    public Task<bool> AwaitFrozen()
    {
        _frozen = Promise<bool>();
        if (_exit.Task.IsCompleted)
            _ = _frozen.TrySetResult(false);
        return _frozen.Task;
    }

    /// <summary>Gets ready for the program's streams.</summary>
    public void Prepare(StandardStreams streams)
    {
        int[] descriptors = [streams.Input, streams.Output, streams.Error];
        if (streams.Terminals != 0)
            (Terminal, _input) = LinkTerminal.Create(_streams);
        foreach ((int number, int descriptor) in descriptors.Index().Where(stream => (streams.Terminals & (1 << stream.Index)) == 0))
        {
            using SafeFileHandle stream = new(descriptor, ownsHandle: false);
            if (number == 0)
                _input = DescriptorIo.Duplicate(stream);
            else
                _streams.Write((byte)number, DescriptorIo.Duplicate(stream));
        }
    }

    /// <summary>It is the copy of a machine whose program runs: what that one said counts as said.</summary>
    public void GoOn(StandardStreams streams)
    {
        Prepare(streams);
        foreach (TaskCompletionSource<bool> said in (TaskCompletionSource<bool>[])[_booted, _equipped, _ready])
            _ = said.TrySetResult(true);
        Begin();
    }

    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind != LinkKind.Message || payload.IsEmpty)
            _streams.Receive(kind, payload);
        else
            Take((FrameType)payload[0], payload[1..]);
    }

    public void End()
    {
        _streams.End();
        _ = _booted.TrySetResult(false);
        _ = _equipped.TrySetResult(false);
        _ = _configured.TrySetResult(false);
        _ = _ready.TrySetResult(false);
        _ = _exit.TrySetResult(null);
        _ = _frozen.TrySetResult(false);
        Close();
    }

    /// <summary>Sends a message; nothing happens when the machine has ended.</summary>
    public void TrySend(FrameType type, ReadOnlySpan<byte> payload)
    {
        try
        {
            _link.Send(Number, type, payload);
        }
        catch (LinuxException)
        {
            // It has ended.
        }
    }

    public void Dispose() => Terminal?.Dispose();

    private void Take(FrameType type, ReadOnlySpan<byte> payload)
    {
        switch (type)
        {
            case FrameType.Booted:
                _ = _booted.TrySetResult(true);
                break;
            case FrameType.Equipped:
                _ = _equipped.TrySetResult(true);
                break;
            case FrameType.Frozen:
                _ = _frozen.TrySetResult(true);
                break;
            case FrameType.Configured:
                _ = _configured.TrySetResult(true);
                break;
            case FrameType.Ready:
                _ = _ready.TrySetResult(true);
                break;
            case FrameType.Started:
                Begin();
                break;
            case FrameType.Failure:
                Failure = FailureMessage.Parse(payload).Step;
                break;
            case FrameType.Exit:
                Close();
                _ = _exit.TrySetResult(ExitMessage.Parse(payload));
                _streams.End();
                break;
            default:
                throw new FrameException($"message {type} from a machine");
        }
    }

    // Nobody takes what is typed: it never began.
    private void Close()
    {
        if (_started.TrySetResult(false))
            _input?.Dispose();
    }

    private void Begin()
    {
        if (_started.TrySetResult(true) && _input is { } input)
            _streams.Send(0, input);
    }

    private static TaskCompletionSource<T> Promise<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
