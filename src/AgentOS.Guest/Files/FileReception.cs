using AgentOS.Linux;
using AgentOS.Linux.Places;
using AgentOS.Protocol;

namespace AgentOS.Guest.Files;

/// <summary>One file on its way in: whole, or not at all.</summary>
internal sealed class FileReception(FileSystemChannel channel)
{
    /// <summary>Takes all that is sent for it, also when it cannot be kept, and answers at the end.</summary>
    public void Receive(GuestFileRequest request)
    {
        FilePlace? place = null;
        FileReplacement? replacement = null;
        try
        {
            Errno error = request.Path.Contains('\0', StringComparison.Ordinal) ? Errno.EINVAL : request.IsRecursive ? FilePlace.MakeParents(request.Path) : Errno.None;
            if (error == Errno.None)
                error = FilePlace.Find(request.Path, out place);
            if (error == Errno.None)
                error = place!.BeginReplacement(out replacement);
            if (error == Errno.None && request.Mode >= 0)
                error = replacement!.SetMode((uint)request.Mode & 0xFFF);
            while (channel.Receive() is { } frame)
            {
                if (frame.Type == GuestFileFrame.Data)
                {
                    if (error == Errno.None)
                        error = replacement!.Write(frame.Payload);
                    continue;
                }

                Keep(place, replacement, error);
                return;
            }
        }
        finally
        {
            replacement?.Dispose();
            place?.Dispose();
        }
    }

    private void Keep(FilePlace? place, FileReplacement? replacement, Errno error)
    {
        if (error == Errno.None)
            error = replacement!.Commit();
        if (error != Errno.None)
            throw new LinuxException(error, "write");
        channel.Send(GuestFileFrame.Entry, FileEntries.Of(place!.Path).ToPayload());
    }
}
