namespace AgentOS.Linux;

/// <summary>Resource limits of the calling process (setrlimit(2)); children inherit them.</summary>
public static unsafe class ResourceLimit
{
    /// <summary>RLIMIT_CORE: bytes of a core dump.</summary>
    public const int Core = 4;
    /// <summary>RLIMIT_NPROC: processes and threads of this user in this user namespace.</summary>
    public const int Processes = 6;

    /// <summary>Sets the soft and the hard limit.</summary>
    /// <exception cref="LinuxException">Not permitted.</exception>
    public static void Set(int resource, ulong value)
    {
        ulong* limits = stackalloc ulong[] { value, value };
        SystemCall.Check(ProcessInterop.SetResourceLimit(resource, limits), "setrlimit");
    }
}
