using System.Globalization;
using AgentOS.Protocol;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>QEMU's command line: the smallest machine it has, and of devices only what is used.</summary>
internal static class QemuArguments
{
    private const int Link = LaunchMessage.FirstOfProgram, Control = Link + 1, Kernel = Link + 2, Initial = Link + 3, Image = Link + 4, DiskForReading = Link + 5, Disk = Link + 6;

    // The translated code of a guest that mostly waits; more is taken from the host for each machine (-accel tcg,tb-size in MiB).
    private const int TranslationMiB = 32;

    public static IReadOnlyList<string> Of(MachineSpecification machine, string program) =>
    [
        program,
        "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
        // Without the firmware's tables a guest finds no clock; without its timers it does not calibrate one (Linux 6.1).
        "-M", "microvm,acpi=on,rtc=on,pit=on,pic=on,isa-serial=on",
        "-accel", Text($"tcg,tb-size={TranslationMiB}"), "-cpu", "max",
        "-m", Text($"{machine.MemoryMiB}M"), "-smp", Text($"{machine.Cpus}"),
        "-kernel", Text($"/proc/self/fd/{Kernel}"), "-initrd", Text($"/proc/self/fd/{Initial}"),
        "-append", $"console=ttyS0 quiet panic=-1 reboot=t random.trust_cpu=on rdinit=/init tsc_early_khz={HostClock.Kilohertz}",
        "-serial", "stdio",
        "-chardev", Text($"socket,id=control,fd={Control}"), "-mon", "chardev=control,mode=control",
        "-device", "virtio-serial-device", "-chardev", Text($"socket,id=link,fd={Link}"), "-device", "virtserialport,chardev=link,name=agentos.link",
        "-add-fd", Text($"fd={Image},set=1"), "-drive", "id=image,if=none,format=raw,readonly=on,file.locking=off,file=/dev/fdset/1",
        "-device", "virtio-blk-device,drive=image",
        "-add-fd", Text($"fd={DiskForReading},set=2"), "-add-fd", Text($"fd={Disk},set=2"), "-drive", "id=disk,if=none,format=raw,file.locking=off,discard=unmap,file=/dev/fdset/2",
        "-device", "virtio-blk-device,drive=disk",
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
