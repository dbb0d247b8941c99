using System.Globalization;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>QEMU's command line: the smallest machine it has, and of devices only what is used.</summary>
internal static class QemuArguments
{
    // The translated code of a guest that mostly waits; more is taken from the host for each machine (-accel tcg,tb-size in MiB).
    private const int TranslationMiB = 32;

    private static readonly string[] Emulated = ["-accel", Text($"tcg,tb-size={TranslationMiB}"), "-cpu", "max"], Accelerated = ["-accel", "kvm", "-cpu", "host"];

    public static IReadOnlyList<string> Of(MachineSpecification machine, string program, MachineDescriptors descriptors) =>
    [
        program,
        "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
        // Without the firmware's tables a guest finds no clock; without its timers it does not calibrate one (Linux 6.1).
        "-M", "microvm,acpi=on,rtc=on,pit=on,pic=on,isa-serial=on,memory-backend=ram",
        .. machine.UsesKvm ? Accelerated : Emulated,
        "-m", Text($"{machine.MemoryMiB}M"), "-smp", Text($"{machine.Cpus}"),
        .. Memory(machine, descriptors),
        .. Begin(descriptors),
        "-serial", "stdio",
        "-chardev", Text($"socket,id=control,fd={descriptors.NumberOf(descriptors.Control)}"), "-mon", "chardev=control,mode=control",
        "-device", "virtio-serial-device", "-chardev", Text($"socket,id=link,fd={descriptors.NumberOf(descriptors.Link)}"), "-device", "virtserialport,chardev=link,name=agentos.link",
        "-add-fd", Text($"fd={descriptors.NumberOf(descriptors.Image)},set=1"), "-drive", "id=image,if=none,format=raw,readonly=on,file.locking=off,file=/dev/fdset/1",
        "-device", "virtio-blk-device,drive=image",
        "-add-fd", Text($"fd={descriptors.NumberOf(descriptors.DiskForReading)},set=2"), "-add-fd", Text($"fd={descriptors.NumberOf(descriptors.Disk)},set=2"),
        "-drive", "id=disk,if=none,format=raw,file.locking=off,discard=unmap,file=/dev/fdset/2",
        "-device", "virtio-blk-device,drive=disk",
    ];

    // A template's memory is written by the machine it is made of (share=on), and only read by those that begin with it: each page they write is their own from then on.
    private static IEnumerable<string> Memory(MachineSpecification machine, MachineDescriptors descriptors)
    {
        string size = Text($"id=ram,size={machine.MemoryMiB}M");
        string share = descriptors.Kernel is null ? "off" : "on";
        return ["-object", descriptors.Memory is { } memory
            ? Text($"memory-backend-file,{size},share={share},mem-path=/proc/self/fd/{descriptors.NumberOf(memory)}")
            : $"memory-backend-ram,{size}"];
    }

    private static IEnumerable<string> Begin(MachineDescriptors descriptors) => descriptors.Kernel is null
        ? ["-incoming", "defer"]
        : [
            "-kernel", Text($"/proc/self/fd/{descriptors.NumberOf(descriptors.Kernel)}"), "-initrd", Text($"/proc/self/fd/{descriptors.NumberOf(descriptors.InitialFileSystem)}"),
            "-append", $"console=ttyS0 quiet panic=-1 reboot=t random.trust_cpu=on rdinit=/init tsc_early_khz={HostClock.Kilohertz}",
        ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
