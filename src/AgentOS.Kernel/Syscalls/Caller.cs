using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Syscalls;

/// <summary>One end of a connection, and who is there.</summary>
/// <param name="identity">Who. An agent has one, however many connections it has.</param>
/// <param name="leave">Called once, when the connection is over.</param>
internal sealed class Caller(Identity identity, Action leave)
{
    /// <summary>Who is there.</summary>
    public Identity Identity => identity;

    /// <summary>What its connections have the kernel hold; connections of one caller share it.</summary>
    public CallerQuota Quota { get; init; } = new(CallerLimits.Operators);

    /// <summary>Whether the tag of the next frame is the call's id.</summary>
    public bool WantsCallIds { get; set; }

    /// <summary>Whether answers may come in parts.</summary>
    public bool WantsStreams { get; set; }

    /// <summary>Whether events come by themselves.</summary>
    public bool WantsEvents { get; set; }

    /// <summary>Sends frames that answer nothing, and parts of answers.</summary>
    public required OutgoingFrames Frames { get; init; }

    /// <summary>Whether the next frames have the numbers of the C++ kernel.</summary>
    public Numbering Numbering { get; set; }

    /// <summary>What it waits for.</summary>
    public CallsUnderWay Calls { get; } = new();

    /// <summary>Whether no frame follows.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Hears that the connection is over, on the reactor's thread.</summary>
    public event Action? Left;

    /// <summary>The connection is over.</summary>
    public void Leave()
    {
        leave();
        Left?.Invoke();
    }
}
