using System.Runtime.InteropServices;

namespace AgentOS.Linux.Machines;

/// <summary>What the first process of a machine asks of its kernel: finit_module(2), reboot(2), sethostname(2), clock_settime(2), chroot(2), random(4).</summary>
internal static unsafe partial class MachineInterop
{
    internal const long LoadModule = 313;

    /// <summary>LINUX_REBOOT_CMD_RESTART: with a monitor that does not restart, the machine's end.</summary>
    internal const int Restart = 0x01234567;

    internal const int RealTime = 0;

    /// <summary>RNDADDENTROPY and RNDRESEEDCRNG of linux/random.h.</summary>
    internal const nuint AddEntropy = 0x40085203, Reseed = 0x5207;

    /// <summary>FIFREEZE and FITHAW of linux/fs.h.</summary>
    internal const nuint FreezeFiles = 0xC0045877, ThawFiles = 0xC0045878;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long Call(long number, long descriptor, string parameters, long flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int reboot(int command);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int sethostname(byte* name, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int clock_settime(int clock, long* secondsAndNanoseconds);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int chroot(string path);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int chdir(string path);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int ioctl(int descriptor, nuint request, void* argument);

    [LibraryImport("libc")]
    internal static partial void sync();
}
