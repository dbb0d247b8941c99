using System.Threading.Channels;
using AgentOS.Fleet.Programs;
using AgentOS.Sandbox;

namespace AgentOS.Server.E2b.Processes;

/// <summary>A program that runs whether or not anybody listens. What it writes while nobody does is lost; one who listens and does not read makes it wait.</summary>
internal sealed class RunningProcess(uint pid, StartRequest request, SandboxProgram program)
{
    private const int PartsAhead = 16;

    private readonly Lock _lock = new();
    private readonly List<Channel<ProcessEvent>> _listeners = [];
    private bool _hasEnded;

    /// <summary>By which it is called: a number of the server's, not of the sandbox.</summary>
    public uint Pid => pid;

    /// <summary>What was asked for.</summary>
    public StartRequest Request => request;

    /// <summary>The program.</summary>
    public SandboxProgram Program => program;

    /// <summary>Listens from now on; null when it has ended.</summary>
    public Channel<ProcessEvent>? Listen()
    {
        Channel<ProcessEvent> listener = Channel.CreateBounded<ProcessEvent>(PartsAhead);
        lock (_lock)
        {
            if (_hasEnded)
                return null;
            _listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>Listens no more.</summary>
    public void Leave(Channel<ProcessEvent> listener)
    {
        listener.Writer.TryComplete();
        lock (_lock)
            _listeners.Remove(listener);
    }

    /// <summary>Tells what it writes, and its end.</summary>
    public async Task FollowAsync()
    {
        await using (program)
        {
            SandboxExit exit = await program.FollowAsync(
                part => TellAsync(request.Pty is null ? new ProcessData { Stdout = part.ToArray() } : new ProcessData { Pty = part.ToArray() }),
                part => TellAsync(new ProcessData { Stderr = part.ToArray() }),
                CancellationToken.None);
            await TellAsync(new ProcessEvent { End = EndOf(exit) });
        }

        foreach (Channel<ProcessEvent> listener in Listeners(isLast: true))
            listener.Writer.TryComplete();
    }

    private ValueTask TellAsync(ProcessData data) => TellAsync(new ProcessEvent { Data = data });

    private async ValueTask TellAsync(ProcessEvent happened)
    {
        foreach (Channel<ProcessEvent> listener in Listeners(isLast: happened.End is not null))
        {
            try
            {
                await listener.Writer.WriteAsync(happened);
            }
            catch (ChannelClosedException)
            {
                // It left meanwhile.
            }
        }
    }

    private Channel<ProcessEvent>[] Listeners(bool isLast)
    {
        lock (_lock)
        {
            _hasEnded |= isLast;
            return [.. _listeners];
        }
    }

    private static ProcessEnd EndOf(SandboxExit exit)
    {
        string status = exit switch
        {
            { LaunchError: { } error } => $"cannot be executed: {error}",
            { Signal: { } signal } => $"signal: {signal}",
            _ => $"exit status {exit.ExitCode}",
        };
        return new ProcessEnd(exit.ExitCode, exit.Signal is null, status, exit.ExitCode == 0 ? null : status);
    }
}
