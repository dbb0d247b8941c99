namespace AgentOS.Linux;

/// <summary>Credentials and restrictions of the calling thread only; children it spawns inherit them.</summary>
public static unsafe class ThreadCredentials
{
    private const int SetDumpable = 4;
    private const int CapabilityBoundingDrop = 24;
    private const int SetSecureBits = 28;
    private const int SetNoNewPrivileges = 38;
    private const int Ambient = 47;
    private const int AmbientClearAll = 4;
    private const uint CapabilityVersion3 = 0x20080522;

    // SECBIT_NOROOT, NO_SETUID_FIXUP, KEEP_CAPS locked off, NO_CAP_AMBIENT_RAISE, each with its lock (linux/securebits.h).
    private const ulong LockedSecureBits = 0x01 | 0x02 | 0x04 | 0x08 | 0x20 | 0x40 | 0x80;

    /// <summary>Gives up this thread's user, group and supplementary groups, for good.</summary>
    /// <exception cref="LinuxException">Not permitted.</exception>
    public static void BecomeUser(uint userId, uint groupId)
    {
        SystemCall.Check(NamespaceInterop.Call(NamespaceInterop.SysSetGroups, 0, 0, null, 0, 0), "setgroups");
        SystemCall.Check(NamespaceInterop.Call(NamespaceInterop.SysSetResGid, groupId, groupId, (void*)groupId, 0, 0), "setresgid");
        SystemCall.Check(NamespaceInterop.Call(NamespaceInterop.SysSetResUid, userId, userId, (void*)userId, 0, 0), "setresuid");
    }

    /// <summary>Empties the bounding, ambient, inheritable, permitted and effective sets and locks the securebits.</summary>
    /// <exception cref="LinuxException">The thread lacks CAP_SETPCAP.</exception>
    public static void DropCapabilities()
    {
        for (ulong capability = 0; NamespaceInterop.ProcessControl(CapabilityBoundingDrop, capability, 0, 0, 0) == 0;)
            capability++;
        if (SystemCall.LastError != Errno.EINVAL)
            throw new LinuxException(SystemCall.LastError, "prctl PR_CAPBSET_DROP");
        SystemCall.Check(NamespaceInterop.ProcessControl(SetSecureBits, LockedSecureBits, 0, 0, 0), "prctl PR_SET_SECUREBITS");
        SystemCall.Check(NamespaceInterop.ProcessControl(Ambient, AmbientClearAll, 0, 0, 0), "prctl PR_CAP_AMBIENT");
        uint* header = stackalloc uint[] { CapabilityVersion3, 0 };
        uint* sets = stackalloc uint[6];
        new Span<uint>(sets, 6).Clear();
        SystemCall.Check(NamespaceInterop.Call(NamespaceInterop.SysCapSet, (nint)header, (nint)sets, null, 0, 0), "capset");
    }

    /// <summary>Sets no_new_privs: no later exec gains anything.</summary>
    public static void ForbidNewPrivileges() =>
        SystemCall.Check(NamespaceInterop.ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0), "prctl PR_SET_NO_NEW_PRIVS");

    /// <summary>Makes the whole process neither dumpable nor traceable.</summary>
    public static void ForbidTracing() =>
        SystemCall.Check(NamespaceInterop.ProcessControl(SetDumpable, 0, 0, 0, 0), "prctl PR_SET_DUMPABLE");
}
