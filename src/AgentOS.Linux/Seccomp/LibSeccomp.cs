using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>Imports of libseccomp.so.2 (seccomp.h 2.5).</summary>
internal static unsafe partial class LibSeccomp
{
    internal const uint Allow = 0x7fff0000;
    internal const uint KillProcess = 0x80000000;
    internal const uint ErrnoBase = 0x00050000;
    internal const uint BadArchitectureAction = 2; // SCMP_FLTATR_ACT_BADARCH
    internal const uint Optimize = 8; // SCMP_FLTATR_CTL_OPTIMIZE
    internal const uint BinaryTree = 2;

    [LibraryImport("libseccomp.so.2", EntryPoint = "seccomp_init")]
    internal static partial nint Init(uint defaultAction);

    [LibraryImport("libseccomp.so.2", EntryPoint = "seccomp_release")]
    internal static partial void Release(nint context);

    [LibraryImport("libseccomp.so.2", EntryPoint = "seccomp_attr_set")]
    internal static partial int SetAttribute(nint context, uint attribute, uint value);

    [LibraryImport("libseccomp.so.2", EntryPoint = "seccomp_syscall_resolve_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ResolveName(string name);

    [LibraryImport("libseccomp.so.2", EntryPoint = "seccomp_rule_add_array")]
    internal static partial int AddRule(nint context, uint action, int systemCall, uint count, SeccompComparison* comparisons);

    [LibraryImport("libseccomp.so.2", EntryPoint = "seccomp_export_bpf")]
    internal static partial int Export(nint context, int descriptor);
}
