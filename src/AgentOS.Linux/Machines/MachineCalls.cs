using System.Buffers.Binary;
using System.Text;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Machines;

/// <summary>What only the first process of a machine does.</summary>
public static unsafe class MachineCalls
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int BitsPerByte = 8;

    /// <summary>Loads a kernel module.</summary>
    /// <exception cref="LinuxException">EEXIST when it is loaded already; ENOENT when another has to be there first.</exception>
    public static void LoadModule(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        SystemCall.Check(MachineInterop.Call(MachineInterop.LoadModule, (int)file.DangerousGetHandle(), "", 0), "finit_module", path);
    }

    /// <summary>Names the machine.</summary>
    public static void SetHostName(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* start = bytes)
            SystemCall.Check(MachineInterop.sethostname(start, (nuint)bytes.Length), "sethostname", name);
    }

    /// <summary>Sets the clock.</summary>
    /// <param name="nanoseconds">Since 1970.</param>
    public static void SetTime(long nanoseconds)
    {
        long* time = stackalloc long[] { nanoseconds / NanosecondsPerSecond, nanoseconds % NanosecondsPerSecond };
        SystemCall.Check(MachineInterop.clock_settime(MachineInterop.RealTime, time), "clock_settime");
    }

    /// <summary>Gives the kernel's random number generator a seed of the machine's own, at once (random(4)).</summary>
    /// <param name="seed">Random bytes nobody else has.</param>
    public static void AddEntropy(ReadOnlySpan<byte> seed)
    {
        // struct rand_pool_info: entropy_count, buf_size, buf.
        byte[] pool = new byte[2 * sizeof(int) + seed.Length];
        BinaryPrimitives.WriteInt32LittleEndian(pool, seed.Length * BitsPerByte);
        BinaryPrimitives.WriteInt32LittleEndian(pool.AsSpan(sizeof(int)), seed.Length);
        seed.CopyTo(pool.AsSpan(2 * sizeof(int)));
        using SafeFileHandle random = DescriptorIo.OpenReadWrite("/dev/random");
        fixed (byte* start = pool)
            SystemCall.Check(MachineInterop.ioctl((int)random.DangerousGetHandle(), MachineInterop.AddEntropy, start), "ioctl RNDADDENTROPY");
        SystemCall.Check(MachineInterop.ioctl((int)random.DangerousGetHandle(), MachineInterop.Reseed, null), "ioctl RNDRESEEDCRNG");
    }

    /// <summary>Makes a directory the root of this process and of those it starts.</summary>
    public static void ChangeRoot(string path)
    {
        SystemCall.Check(MachineInterop.chroot(path), "chroot", path);
        SystemCall.Check(MachineInterop.chdir("/"), "chdir", "/");
    }

    /// <summary>Writes what is not on the disks yet.</summary>
    public static void Synchronize() => MachineInterop.sync();

    /// <summary>Writes what is not on a file system's disk yet; who writes to it from now on waits.</summary>
    /// <param name="directory">Of the file system.</param>
    public static void Freeze(SafeFileHandle directory) =>
        SystemCall.Check(MachineInterop.ioctl((int)directory.DangerousGetHandle(), MachineInterop.FreezeFiles, null), "ioctl FIFREEZE");

    /// <summary>Undoes <see cref="Freeze"/>.</summary>
    public static void Thaw(SafeFileHandle directory) =>
        SystemCall.Check(MachineInterop.ioctl((int)directory.DangerousGetHandle(), MachineInterop.ThawFiles, null), "ioctl FITHAW");

    /// <summary>Ends the machine.</summary>
    public static void End() => _ = MachineInterop.reboot(MachineInterop.Restart);
}
