using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>System calls denied for some of their arguments.</summary>
internal static class DeniedArguments
{
    private const ulong Low32 = 0xffffffff;

    // linux/syscalls: newer than the table of libseccomp 2.5.4.
    private const int Fchmodat2 = 452;

    // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET (sched.h).
    private static readonly ulong[] NamespaceFlags = [0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000];
    private const ulong NewTime = 0x80; // In clone these bits are the exit signal.

    // TIOCSTI types into a terminal, TIOCLINUX pastes into a console. The kernel looks at 32 bits (CVE-2019-10063, CVE-2023-28100).
    private static readonly ulong[] TerminalInjection = [0x5412, 0x541C];

    private static readonly ulong[] PrivilegeBits = [0x800, 0x400]; // S_ISUID, S_ISGID

    // S_IFCHR, S_IFBLK; S_IFMT masks.
    private static readonly ulong[] DeviceTypes = [0x2000, 0x6000];
    private const ulong TypeMask = 0xf000;

    private const ulong Create = 0x40; // O_CREAT
    private const ulong TemporaryFile = 0x400000; // the bit of O_TMPFILE that is not O_DIRECTORY

    public static IEnumerable<SeccompRule> Rules =>
    [
        .. NamespaceFlags.Select(flag => Deny("clone", 0, flag)),
        .. NamespaceFlags.Append(NewTime).Select(flag => Deny("unshare", 0, flag)),
        .. TerminalInjection.Select(request => new SeccompRule("ioctl", Errno.EPERM, SeccompComparison.Masked(1, Low32, request))),
        .. PrivilegeBits.SelectMany(PrivilegedModes),
        .. DeviceTypes.SelectMany(type => new SeccompRule[]
        {
            new("mknod", Errno.EPERM, SeccompComparison.Masked(1, TypeMask, type)),
            new("mknodat", Errno.EPERM, SeccompComparison.Masked(2, TypeMask, type)),
        }),
        .. Personalities,
    ];

    private static IEnumerable<SeccompRule> PrivilegedModes(ulong bit) =>
    [
        Deny("chmod", 1, bit), Deny("fchmod", 1, bit), Deny("fchmodat", 2, bit), Deny("fchmodat2", 2, bit) with { Number = Fchmodat2 },
        Deny("creat", 1, bit), Deny("mkdir", 1, bit), Deny("mkdirat", 2, bit), Deny("mknod", 1, bit), Deny("mknodat", 2, bit),
        .. from flag in new[] { Create, TemporaryFile }
           from open in new[] { ("open", 1u), ("openat", 2u) }
           select new SeccompRule(open.Item1, Errno.EPERM,
               SeccompComparison.Masked(open.Item2, flag, flag), SeccompComparison.Masked(open.Item2 + 1, bit, bit)),
    ];

    // Only the query and PER_LINUX, PER_LINUX32 with and without UNAME26 pass (Docker's list): bits 3 and 17, or all of them.
    // With one comparison per argument that is: any other bit without bit 31, and bit 31 without any other bit.
    private static IEnumerable<SeccompRule> Personalities =>
        from bit in Enumerable.Range(0, 32).Select(shift => 1UL << shift)
        from denied in bit == TopBit ? [] : bit is 0x8 or 0x20000 ? [TopBit] : new[] { bit, TopBit }
        select new SeccompRule("personality", Errno.EPERM, SeccompComparison.Masked(0, bit | TopBit, denied));

    private const ulong TopBit = 0x80000000;

    private static SeccompRule Deny(string call, uint argument, ulong bit) =>
        new(call, Errno.EPERM, SeccompComparison.Masked(argument, bit, bit));
}
