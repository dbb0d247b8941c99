using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Places;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Files;

/// <summary>Reads and writes files for the kernel, confined as every program of the agent: what it may not, the agent may not.</summary>
internal static class FileService
{
    private const int StandardInput = 0;

    /// <summary>Serves the connection that is standard input until it ends.</summary>
    public static int Run()
    {
        using FrameChannel kernel = new(new UnixSocket(new SafeFileHandle(StandardInput, ownsHandle: true)));
        while (kernel.Receive() is { } frame)
            kernel.Send(FrameType.FileResult, Answer(frame).ToPayload());
        return ExitCodes.Success;
    }

    private static FileResultMessage Answer(Frame frame) => frame.Type switch
    {
        FrameType.ReadFile => Read(ReadFileMessage.Parse(frame.Payload)),
        FrameType.FindFile => Find(WriteFileMessage.Parse(frame.Payload)),
        FrameType.WriteFile => Write(WriteFileMessage.Parse(frame.Payload)),
        _ => throw new FrameException($"a frame of type {frame.Type} for the file service"),
    };

    private static FileResultMessage Read(ReadFileMessage message)
    {
        if (EndsEarly(message.Path))
            return Failure(Errno.EINVAL, "open");
        Errno error = OpenPath.ForReading(message.Path, out SafeFileHandle? file);
        if (error != Errno.None)
            return Failure(error, "open");
        using (file)
        {
            error = DirectoryRoot.GetStatus(file!, out FileStatus status);
            if (error != Errno.None || !IsRegular(status))
                return Failure(error != Errno.None ? error : IsDirectory(status) ? Errno.EISDIR : Errno.EINVAL, "read");
            error = OpenPath.Resolve(file!, out string place);
            if (error != Errno.None)
                return Failure(error, "readlink");
            byte[] content = new byte[RoomFor(message, status.Size)];
            error = DirectoryRoot.ReadAt(file!, message.Offset, content, out int count);
            return error == Errno.None ? new FileResultMessage(0, "", place, Math.Max(status.Size, count), content.AsMemory(0, count)) : Failure(error, "read");
        }
    }

    private static FileResultMessage Find(WriteFileMessage message)
    {
        if (EndsEarly(message.Path))
            return Failure(Errno.EINVAL, "open");
        Errno error = message.MakesParents ? FilePlace.MakeParents(message.Path) : Errno.None;
        if (error != Errno.None)
            return Failure(error, "mkdir");
        error = FilePlace.Find(message.Path, out FilePlace? place);
        if (error != Errno.None)
            return Failure(error, "open");
        using (place)
            return new FileResultMessage(0, "", place!.Path, 0, default);
    }

    private static FileResultMessage Write(WriteFileMessage message)
    {
        Errno error = FilePlace.Find(message.Path, out FilePlace? place);
        if (error != Errno.None)
            return Failure(error, "open");
        using (place)
        {
            // The path leads elsewhere than when the kernel asked whether this may be written.
            if (place!.Path != message.Place)
                return Failure(Errno.EBUSY, "open");
            error = message.Mode == WriteMode.Append ? place.AppendAll(message.Content.Span) : place.Replace(message.Content.Span);
            return error == Errno.None ? new FileResultMessage(0, "", place.Path, message.Content.Length, default) : Failure(error, "write");
        }
    }

    // The kernel reads a path up to its first NUL.
    private static bool EndsEarly(string path) => path.Contains('\0', StringComparison.Ordinal);

    // Files of /proc say that they are empty.
    private static int RoomFor(ReadFileMessage message, long size) => size == 0 ? message.Length : (int)Math.Clamp(size - message.Offset, 0, message.Length);

    private static bool IsRegular(FileStatus status) => (status.Mode & 0xF000) == 0x8000; // S_IFREG of inode(7)

    private static bool IsDirectory(FileStatus status) => (status.Mode & 0xF000) == 0x4000; // S_IFDIR

    private static FileResultMessage Failure(Errno error, string syscall) => new((int)error, syscall, "", 0, default);
}
