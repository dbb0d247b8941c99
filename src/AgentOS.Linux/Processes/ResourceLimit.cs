namespace AgentOS.Linux;

/// <summary>Resource limits of the calling process (setrlimit(2)); children inherit them.</summary>
public static unsafe class ResourceLimit
{
    /// <summary>RLIMIT_CORE: bytes of a core dump.</summary>
    public const int Core = 4;
    /// <summary>RLIMIT_NPROC: processes and threads of this user in this user namespace.</summary>
    public const int Processes = 6;
    /// <summary>RLIMIT_NOFILE: open descriptors.</summary>
    public const int Descriptors = 7;

    /// <summary>Sets the soft and the hard limit.</summary>
    /// <exception cref="LinuxException">Not permitted.</exception>
    public static void Set(int resource, ulong value)
    {
        ulong* limits = stackalloc ulong[] { value, value };
        SystemCall.Check(ProcessInterop.SetResourceLimit(resource, limits), "setrlimit");
    }

    /// <summary>Sets the soft limit, and leaves the hard one.</summary>
    /// <exception cref="LinuxException">It is above the hard one.</exception>
    public static void Lower(int resource, ulong value)
    {
        ulong* limits = stackalloc ulong[2];
        SystemCall.Check(ProcessInterop.GetResourceLimit(resource, limits), "getrlimit");
        limits[0] = Math.Min(value, limits[1]);
        SystemCall.Check(ProcessInterop.SetResourceLimit(resource, limits), "setrlimit");
    }

    /// <summary>Sets the soft limit to the hard one.</summary>
    /// <returns>It.</returns>
    public static ulong Raise(int resource)
    {
        ulong* limits = stackalloc ulong[2];
        SystemCall.Check(ProcessInterop.GetResourceLimit(resource, limits), "getrlimit");
        limits[0] = limits[1];
        SystemCall.Check(ProcessInterop.SetResourceLimit(resource, limits), "setrlimit");
        return limits[1];
    }
}
