using System.Buffers.Binary;
using System.Text;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Watching;

/// <summary>Directories whose changes the kernel tells: inotify(7).</summary>
public sealed class DirectoryWatch : IDisposable
{
    private const int CloseOnExec = 0x80000, NonBlocking = 0x800;
    private const int EventSize = 16, BufferSize = 16 * 1024;
    private const WatchMask Wanted = WatchMask.Modified | WatchMask.Attributes | WatchMask.MovedFrom | WatchMask.MovedTo | WatchMask.Created | WatchMask.Deleted | WatchMask.OnlyDirectory;

    /// <exception cref="LinuxException">EMFILE: the user has no watches left.</exception>
    public DirectoryWatch() => Descriptor = new(SystemCall.Check(WatchInterop.Initialize(CloseOnExec | NonBlocking), "inotify_init1"), ownsHandle: true);

    /// <summary>Readable when something happened.</summary>
    public SafeFileHandle Descriptor { get; }

    /// <summary>Watches one more directory, not what is below it.</summary>
    /// <returns>The watch's number; the same for the same directory.</returns>
    /// <exception cref="LinuxException">ENOENT, ENOTDIR, ENOSPC: the user has no watches left.</exception>
    public int Add(string path) => SystemCall.Check(WatchInterop.AddWatch((int)Descriptor.DangerousGetHandle(), path, (uint)Wanted), "inotify_add_watch", path);

    /// <summary>What happened since; empty when nothing did.</summary>
    /// <exception cref="LinuxException">It cannot be read.</exception>
    public IReadOnlyList<WatchedChange> Read()
    {
        byte[] buffer = new byte[BufferSize];
        Errno error = DescriptorIo.Read(Descriptor, buffer, out int count);
        if (error is Errno.EAGAIN or Errno.EINTR)
            return [];
        if (error != Errno.None)
            throw new LinuxException(error, "read", "inotify");
        List<WatchedChange> changes = [];
        for (ReadOnlySpan<byte> rest = buffer.AsSpan(0, count); rest.Length >= EventSize;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(rest[12..]);
            string name = Encoding.UTF8.GetString(rest.Slice(EventSize, length).TrimEnd((byte)0));
            changes.Add(new WatchedChange(BinaryPrimitives.ReadInt32LittleEndian(rest), (WatchMask)BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), name));
            rest = rest[(EventSize + length)..];
        }

        return changes;
    }

    /// <inheritdoc/>
    public void Dispose() => Descriptor.Dispose();
}
