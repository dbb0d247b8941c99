using System.Runtime.InteropServices;

namespace AgentOS.Linux.Beneath;

/// <summary>What statx(2) tells about a file.</summary>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="LinkCount">Names.</param>
/// <param name="Inode">Inode number on its device.</param>
/// <param name="Device">Device it lies on.</param>
/// <param name="SpecialDevice">Of a device node: the device it stands for, as the kernel encodes it (new_encode_dev).</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Blocks">Storage used, in units of 512 bytes.</param>
/// <param name="AccessTime">Last access, nanoseconds since 1970.</param>
/// <param name="ModifyTime">Last change of content, nanoseconds since 1970.</param>
/// <param name="ChangeTime">Last change of content or attributes, nanoseconds since 1970.</param>
/// <param name="UserId">Owner.</param>
/// <param name="GroupId">Group.</param>
public readonly record struct FileStatus(
    uint Mode, uint LinkCount, long Inode, long Device, uint SpecialDevice, long Size, long Blocks, long AccessTime, long ModifyTime, long ChangeTime,
    uint UserId, uint GroupId)
{
    /// <summary>Bytes of one of <see cref="Blocks"/>.</summary>
    public const int BlockBytes = 512;

    internal const int BufferSize = 256;

    /// <summary>STATX_BASIC_STATS (linux/stat.h).</summary>
    internal const uint BasicStats = 0x7FF;

    /// <summary>Reads struct statx (linux/stat.h), which has one layout on all architectures.</summary>
    internal static FileStatus From(ReadOnlySpan<byte> statx) => new(
        At<ushort>(statx, 28), At<uint>(statx, 16), At<long>(statx, 32), ((long)At<uint>(statx, 136) << 32) | At<uint>(statx, 140),
        Encode(At<uint>(statx, 128), At<uint>(statx, 132)), At<long>(statx, 40), At<long>(statx, 48), Time(statx, 64), Time(statx, 112), Time(statx, 96),
        At<uint>(statx, 20), At<uint>(statx, 24));

    /// <summary>Asks about a path from a directory's descriptor.</summary>
    /// <exception cref="LinuxException">ENOENT, EACCES, … .</exception>
    internal static unsafe FileStatus Of(int directory, string path, int flags)
    {
        byte[] text = [.. System.Text.Encoding.UTF8.GetBytes(path), 0];
        byte* buffer = stackalloc byte[BufferSize];
        fixed (byte* start = text)
            SystemCall.Check(BeneathInterop.Statx(directory, start, flags, BasicStats, buffer), "statx", path);
        return From(new ReadOnlySpan<byte>(buffer, BufferSize));
    }

    private static T At<T>(ReadOnlySpan<byte> statx, int offset)
        where T : unmanaged => MemoryMarshal.Read<T>(statx[offset..]);

    private static long Time(ReadOnlySpan<byte> statx, int offset) =>
        unchecked((At<long>(statx, offset) * 1_000_000_000) + At<uint>(statx, offset + 8));

    private static uint Encode(uint major, uint minor) => (minor & 0xFF) | (major << 8) | ((minor & ~0xFFu) << 12);
}
