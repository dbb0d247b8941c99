using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Places;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Files;

/// <summary>Shows and changes files for whoever joined the sandbox, with the rights of its programs, one request after the other.</summary>
internal sealed class FileSystemService
{
    private readonly FileSystemChannel _channel = new();

    /// <summary>Serves standard input until it ends.</summary>
    public static int Run()
    {
        // Who hangs up closes standard input as well, and what is half-written is cleared away then.
        Signals.Ignore(Signals.Hangup);
        try
        {
            new FileSystemService().Serve();
            return ExitCodes.Success;
        }
        catch (LinuxException failure) when (failure.Error == Errno.EPIPE)
        {
            return ExitCodes.Success;
        }
    }

    private void Serve()
    {
        while (_channel.Receive() is { } frame)
        {
            try
            {
                Answer(frame.Type, GuestFileRequest.Parse(frame.Payload));
            }
            catch (LinuxException failure) when (failure.Error != Errno.EPIPE)
            {
                Fail(failure.Error, failure.Step);
            }
        }
    }

    private void Answer(GuestFileFrame type, GuestFileRequest request)
    {
        switch (type)
        {
            case GuestFileFrame.Stat:
                _channel.Send(GuestFileFrame.Entry, FileEntries.Of(request.Path).ToPayload());
                return;
            case GuestFileFrame.Write:
                new FileReception(_channel).Receive(request);
                return;
            case GuestFileFrame.Watch:
                new FileWatch(_channel).Run(request);
                return;
            case GuestFileFrame.List:
                List(request.Path);
                break;
            case GuestFileFrame.Read:
                Read(request);
                break;
            case GuestFileFrame.MakeDirectory:
                if (request.IsRecursive)
                    PathOperations.MakeParents(request.Path);
                PathOperations.MakeDirectory(request.Path);
                break;
            case GuestFileFrame.Move:
                if (request.IsRecursive)
                    PathOperations.MakeParents(request.Destination);
                PathOperations.Move(request.Path, request.Destination);
                break;
            case GuestFileFrame.Remove when request.IsRecursive:
                PathOperations.RemoveTree(request.Path);
                break;
            case GuestFileFrame.Remove:
                PathOperations.Remove(request.Path);
                break;
            case GuestFileFrame.Link:
                PathOperations.MakeLink(request.Destination, request.Path);
                break;
            default:
                throw new LinuxException(Errno.ENOSYS, type.ToString());
        }

        _channel.Send(GuestFileFrame.Done, []);
    }

    private void List(string path)
    {
        foreach (string name in PathOperations.List(path))
        {
            if (FileEntries.TryGet($"{path}/{name}") is { } entry)
                _channel.Send(GuestFileFrame.Entry, entry.ToPayload());
        }
    }

    private void Read(GuestFileRequest request)
    {
        using SafeFileHandle file = PathOperations.OpenRegular(request.Path, out FileStatus status);
        _channel.Send(GuestFileFrame.Entry, FileEntries.Of(request.Path, status).ToPayload());
        byte[] piece = new byte[GuestFileHeader.PieceSize];
        long rest = request.Length < 0 ? long.MaxValue : request.Length;
        for (long offset = request.Offset; rest > 0;)
        {
            Errno error = DirectoryRoot.ReadAt(file, offset, piece.AsSpan(0, (int)Math.Min(rest, piece.Length)), out int count);
            if (error != Errno.None)
                throw new LinuxException(error, "read", request.Path);
            if (count == 0)
                break;
            _channel.Send(GuestFileFrame.Data, piece.AsSpan(0, count));
            offset += count;
            rest -= count;
        }
    }

    private void Fail(Errno error, string syscall) => _channel.Send(GuestFileFrame.Failed, new GuestFileFailure((int)error, syscall).ToPayload());
}
