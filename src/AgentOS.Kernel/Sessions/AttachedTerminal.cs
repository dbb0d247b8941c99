using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>The terminal of a running agent, seen from outside. Disposing it detaches; the agent goes on.</summary>
public sealed class AttachedTerminal : IDisposable
{
    private readonly RunningAgent _agent;
    private readonly FrameChannel _channel;

    private AttachedTerminal(RunningAgent agent, FrameChannel channel) => (_agent, _channel) = (agent, channel);

    /// <summary>Attaches.</summary>
    /// <param name="agents">Where the agent is found.</param>
    /// <param name="agent">Which agent.</param>
    /// <param name="size">The size its terminal gets.</param>
    /// <exception cref="AgentOSException">Its host does not answer.</exception>
    public static AttachedTerminal Open(AgentRegistry agents, RunningAgent agent, WindowSize size)
    {
        AttachedTerminal attached = new(agent, new FrameChannel(agents.Connect(agent)));
        attached.Send(FrameType.Attach, new WindowSizeMessage(size.Rows, size.Columns).ToPayload());
        return attached;
    }

    /// <summary>Types.</summary>
    public void Type(ReadOnlySpan<byte> keys) => Send(FrameType.Keys, keys);

    /// <summary>Gives the terminal another size.</summary>
    public void Resize(WindowSize size) => Send(FrameType.Resize, new WindowSizeMessage(size.Rows, size.Columns).ToPayload());

    /// <summary>Ends <see cref="CarryOutput"/>; the agent goes on.</summary>
    public void Detach() => _channel.Shutdown();

    /// <summary>Writes the end of what was shown before, then everything as it is shown, until the program ends or the connection does.</summary>
    /// <returns>How the program ended; null after <see cref="Detach"/>, when this side was too slow, or the host was killed.</returns>
    /// <exception cref="AgentOSException">The program has no terminal that can be shown.</exception>
    public SandboxExit? CarryOutput(Stream output)
    {
        while (Receive() is { } frame)
        {
            if (frame.Type == FrameType.NoTerminal)
                throw new AgentOSException(SessionErrors.NoTerminal, "attach to agent", _agent.Id);
            if (frame.Type == FrameType.Exit)
                return SandboxExit.From(ExitMessage.Parse(frame.Payload), LimitHit.None);
            output.Write(frame.Payload);
            output.Flush();
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private void Send(FrameType type, ReadOnlySpan<byte> payload)
    {
        try
        {
            _channel.Send(type, payload);
        }
        catch (LinuxException failure) when (failure.Error is Errno.EPIPE or Errno.ECONNRESET)
        {
            // It has ended.
        }
    }

    private Frame? Receive()
    {
        try
        {
            return _channel.Receive();
        }
        catch (Exception failure) when (failure is FrameException || failure is LinuxException { Error: Errno.ECONNRESET })
        {
            return null; // The host was killed in the middle of a frame, or with one of ours unread.
        }
    }
}
