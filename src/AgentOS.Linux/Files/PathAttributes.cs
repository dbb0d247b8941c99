namespace AgentOS.Linux.Files;

/// <summary>Changes attributes of what a path names; a link at its end is not followed.</summary>
public static unsafe class PathAttributes
{
    private const int AtCurrentDirectory = -100, NoFollow = 0x100;

    /// <summary>Gives a file to another user and group (lchown(2)).</summary>
    /// <exception cref="LinuxException">EPERM, … .</exception>
    public static void SetOwner(string path, uint userId, uint groupId) => SystemCall.Check(FileInterop.lchown(path, userId, groupId), "lchown", path);

    /// <summary>Sets the times (utimensat(2)).</summary>
    /// <param name="path">The file or link.</param>
    /// <param name="access">Seconds since 1970 and nanoseconds.</param>
    /// <param name="modify">Seconds since 1970 and nanoseconds.</param>
    /// <exception cref="LinuxException">EPERM, … .</exception>
    public static void SetTimes(string path, (long Seconds, long Nanoseconds) access, (long Seconds, long Nanoseconds) modify)
    {
        long* times = stackalloc long[] { access.Seconds, access.Nanoseconds, modify.Seconds, modify.Nanoseconds };
        SystemCall.Check(FileInterop.utimensat(AtCurrentDirectory, path, times, NoFollow), "utimensat", path);
    }

    /// <summary>Sets an extended attribute (lsetxattr(2)); EOPNOTSUPP where the file system has none.</summary>
    public static Errno SetExtendedAttribute(string path, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        byte[] terminated = [.. name, 0];
        fixed (byte* nameText = terminated, start = value)
            return FileInterop.lsetxattr(path, nameText, start, (nuint)value.Length, 0) < 0 ? SystemCall.LastError : Errno.None;
    }
}
