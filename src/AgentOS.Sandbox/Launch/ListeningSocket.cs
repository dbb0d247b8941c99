using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>A socket that agentos-init made for its host.</summary>
internal static class ListeningSocket
{
    /// <summary>Takes it out of the answer to a request.</summary>
    /// <exception cref="LinuxException">It could not be bound.</exception>
    public static SafeFileHandle Of(Frame answer, ListeningAddress address)
    {
        if (answer.Type != FrameType.Listening)
            throw new FrameException($"a frame of type {answer.Type} in place of a socket");
        Errno error = (Errno)ListeningMessage.Parse(answer.Payload).Error;
        return error == Errno.None && answer.Descriptor is { } socket ? socket : throw new LinuxException(error, "bind", address.ToString());
    }
}
