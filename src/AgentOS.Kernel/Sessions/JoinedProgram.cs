using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel;

/// <summary>A program that joined a running agent: in its namespaces, under its limits, confined as its first program. Disposing hangs up.</summary>
public sealed class JoinedProgram : IDisposable
{
    private readonly RunningAgent _agent;
    private readonly FrameChannel _channel;
    private Frame? _received;

    private JoinedProgram(RunningAgent agent, FrameChannel channel)
    {
        _agent = agent;
        _channel = channel;
    }

    /// <summary>Master side of the terminal it has; null when no standard stream is a terminal. Owned by this object.</summary>
    public SafeFileHandle? Terminal { get; private set; }

    /// <summary>Starts a program.</summary>
    /// <param name="agents">Where the agent is found.</param>
    /// <param name="agent">Which agent.</param>
    /// <param name="request">What to start.</param>
    /// <param name="streams">Its standard streams.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="SessionErrors"/>.</exception>
    public static JoinedProgram Start(AgentRegistry agents, RunningAgent agent, JoinRequest request, StandardStreams streams)
    {
        JoinedProgram program = new(agent, new FrameChannel(agents.Connect(agent)));
        try
        {
            program.Send(request, streams);
            return program;
        }
        catch (LinuxException failure)
        {
            program.Dispose();
            throw new AgentOSException(SessionErrors.NotJoined, "run in agent", agent.Id, failure.Message, failure);
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Sends the program's process group a signal. No error when it has ended.</summary>
    /// <param name="signal">1–64.</param>
    public void Signal(int signal)
    {
        try
        {
            _channel.Send(FrameType.Signal, new SignalMessage(signal).ToPayload());
        }
        catch (LinuxException failure) when (failure.Error is Errno.EPIPE or Errno.ECONNRESET)
        {
            // It has ended.
        }
    }

    /// <summary>Blocks until the program has ended, or the whole agent has.</summary>
    /// <exception cref="AgentOSException">The agent ended first, or took no program.</exception>
    public SandboxExit Wait()
    {
        if ((_received ?? Receive()) is not { Type: FrameType.Exit } exit)
            throw new AgentOSException(SessionErrors.NotJoined, "run in agent", _agent.Id);
        return SandboxExit.From(ExitMessage.Parse(exit.Payload), LimitHit.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Terminal?.Dispose();
        _channel.Dispose();
    }

    private void Send(JoinRequest request, StandardStreams streams)
    {
        _channel.Send(FrameType.Join, []);
        int[] descriptors = [streams.Input, streams.Output, streams.Error];
        // The operator's terminal never enters the sandbox.
        foreach ((int number, int descriptor) in descriptors.Index().Where(stream => (streams.Terminals & (1 << stream.Index)) == 0))
        {
            using SafeFileHandle stream = new(descriptor, ownsHandle: false);
            _channel.Send(FrameType.Stream, new StreamMessage(number).ToPayload(), stream);
        }

        WindowSize size = TerminalRelay.OperatorSize(streams);
        ExecMessage message = new(request.Command, request.Environment, request.WorkingDirectory ?? "")
        {
            TerminalDescriptors = streams.Terminals,
            TerminalSize = (size.Rows, size.Columns),
        };
        _channel.Send(FrameType.Exec, message.ToPayload());
        if (streams.Terminals == 0)
            return;
        _received = Receive();
        if (_received is { Type: FrameType.Terminal } frame)
        {
            Terminal = frame.Descriptor;
            _received = null;
        }
    }

    private Frame? Receive()
    {
        try
        {
            return _channel.Receive();
        }
        catch (LinuxException failure) when (failure.Error == Errno.ECONNRESET)
        {
            return null; // The sandbox was killed with a frame of ours unread.
        }
    }
}
