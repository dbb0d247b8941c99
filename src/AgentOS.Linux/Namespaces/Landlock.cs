using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Landlock scopes (landlock(7)): what is inside a domain cannot reach what is outside.</summary>
public static unsafe class Landlock
{
    /// <summary>First interface version with scopes for signals and abstract Unix sockets (Linux 6.12).</summary>
    public const int FirstVersionWithScopes = 6;

    private const uint QueryVersion = 1;
    private const ulong ScopeAbstractUnixSocket = 1;
    private const ulong ScopeSignal = 2;

    /// <summary>The kernel's interface version; 0 when Landlock is missing or switched off.</summary>
    public static int Version =>
        (int)Math.Max(0, NamespaceInterop.Call(NamespaceInterop.SysLandlockCreateRuleset, 0, 0, (void*)QueryVersion, 0, 0));

    /// <summary>Puts the calling thread into a domain whose signals and abstract sockets end at its border. Needs no_new_privs.</summary>
    /// <exception cref="LinuxException">The kernel's version is below <see cref="FirstVersionWithScopes"/>.</exception>
    public static void RestrictScopes()
    {
        // struct landlock_ruleset_attr: handled_access_fs, handled_access_net, scoped.
        ulong* attributes = stackalloc ulong[] { 0, 0, ScopeAbstractUnixSocket | ScopeSignal };
        using SafeFileHandle ruleset = new((nint)SystemCall.Check(NamespaceInterop.Call(
            NamespaceInterop.SysLandlockCreateRuleset, (nint)attributes, 3 * sizeof(ulong), null, 0, 0), "landlock_create_ruleset"), ownsHandle: true);
        SystemCall.Check(NamespaceInterop.Call(
            NamespaceInterop.SysLandlockRestrictSelf, ruleset.DangerousGetHandle(), 0, null, 0, 0), "landlock_restrict_self");
    }
}
