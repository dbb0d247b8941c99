using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>A socket that agentos-init made for its host.</summary>
internal static class ListeningSocket
{
    /// <summary>Takes it out of the answer to a request.</summary>
    /// <param name="answer">It.</param>
    /// <param name="wanted">What was asked for, for people.</param>
    /// <exception cref="LinuxException">It could not be bound.</exception>
    public static SafeFileHandle Of(Frame answer, string wanted)
    {
        if (answer.Type != FrameType.Listening)
            throw new FrameException($"a frame of type {answer.Type} in place of a socket");
        Errno error = (Errno)ListeningMessage.Parse(answer.Payload).Error;
        return error == Errno.None && answer.Descriptor is { } socket ? socket : throw new LinuxException(error, "bind", wanted);
    }
}
