using AgentOS.Errors;

namespace AgentOS.Machines;

/// <summary>Failures of microVMs.</summary>
public static class MachineErrors
{
    /// <summary>QEMU is not installed.</summary>
    public static readonly ErrorDefinition MonitorMissing = new("machine.monitor-missing",
        "the virtual machine monitor is not installed",
        "A microVM is run by QEMU (qemu-system-x86_64), which was not found.",
        "Install it: 'apt-get install qemu-system-x86'.",
        ExitCodes.AgentOSFailed);

    /// <summary>No such monitor.</summary>
    public static readonly ErrorDefinition MonitorUnknown = new("machine.monitor-unknown",
        "there is no such virtual machine monitor",
        "A microVM is run by 'qemu' or by 'firecracker'; another one is not known.",
        "Name one of these, or none: --monitor qemu, AGENT_VM_MONITOR=qemu.",
        ExitCodes.Usage);

    /// <summary>The monitor that was asked for does not do here.</summary>
    public static readonly ErrorDefinition MonitorImpossible = new("machine.monitor-impossible",
        "the virtual machine monitor that was asked for cannot be used here",
        "Firecracker needs its program and KVM; the detail says which is missing. Nothing else is used in its place.",
        "Put firecracker into /usr/local/bin and look at 'agent vm doctor'; or use the other one: --monitor qemu.",
        ExitCodes.AgentOSFailed);

    /// <summary>The monitor did not do what it was told.</summary>
    public static readonly ErrorDefinition MonitorRefused = new("machine.monitor-refused",
        "the virtual machine monitor refused what it was told",
        "It answered with an error; the detail is what it said.",
        "Look at 'agent vm logs --vm ID --console'.",
        ExitCodes.AgentOSFailed);

    /// <summary>No guest kernel.</summary>
    public static readonly ErrorDefinition KernelMissing = new("machine.kernel-missing",
        "there is no kernel for microVMs",
        "A microVM boots Debian's cloud kernel, which is neither installed nor in the cache.",
        "Run 'agent vm doctor --fetch', or install it: 'apt-get install linux-image-cloud-amd64'.",
        ExitCodes.AgentOSFailed);

    /// <summary>The kernel's package could not be fetched.</summary>
    public static readonly ErrorDefinition KernelNotFetched = new("machine.kernel-not-fetched",
        "the kernel for microVMs could not be fetched",
        "apt-get or dpkg-deb failed; the detail says how.",
        "Check the machine's package sources ('apt-get update'), or install linux-image-cloud-amd64 by hand.",
        ExitCodes.AgentOSFailed);

    /// <summary>The guest did not come up.</summary>
    public static readonly ErrorDefinition BootFailed = new("machine.boot-failed",
        "the microVM did not boot",
        "Its monitor or its kernel ended, or did not come up in time; the detail has the end of its console.",
        "Run 'agent vm doctor'. With little memory (below 128 MiB) a guest does not boot; Firecracker before 1.17 does not boot this kernel.",
        ExitCodes.AgentOSFailed);

    /// <summary>The guest ended while it was prepared.</summary>
    public static readonly ErrorDefinition Lost = new("machine.lost",
        "the microVM ended before its program started",
        "Its disk, its image or its files could not be used from inside; the detail has the end of its console.",
        "Look at the console's last lines; create the VM again if its disk is damaged.",
        ExitCodes.AgentOSFailed);

    /// <summary>A template could not be saved.</summary>
    public static readonly ErrorDefinition TemplateNotMade = new("machine.template-not-made",
        "no template of the microVM could be made",
        "Its monitor could not save what it was doing, or there is no room for it; the detail says how.",
        "Make room in the state directory, or boot without a template: 'agent vm create --cold'.",
        ExitCodes.AgentOSFailed);

    /// <summary>A template could not be restored.</summary>
    public static readonly ErrorDefinition TemplateUnusable = new("machine.template-unusable",
        "the template of the microVM cannot be used",
        "It is damaged, or the monitor could not take it; the detail says how.",
        "Remove it, it is made again: 'agent vm template rm --all'.",
        ExitCodes.AgentOSFailed);

    /// <summary>The disk could not be made.</summary>
    public static readonly ErrorDefinition DiskNotMade = new("machine.disk-not-made",
        "the microVM's disk could not be made",
        "mke2fs failed, or the file system is full; the detail says how.",
        "Install e2fsprogs, or make room in the state directory.",
        ExitCodes.AgentOSFailed);

    /// <summary>A mount that machines do not have.</summary>
    public static readonly ErrorDefinition MountNotPossible = new("machine.mount-not-possible",
        "this mount is not possible in a microVM",
        "A microVM shares no file system with its host: it has its agent's files, its image, a project copy-on-write, and directories that it only reads.",
        "Mount a directory with ',ro', work on it with '--workspace', or copy it: 'agentos cp', 'agent vm cp'.",
        ExitCodes.Usage);
}
