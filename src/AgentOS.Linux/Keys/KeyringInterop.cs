using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>The kernel's key retention service, keyrings(7). The C library has no functions for it.</summary>
internal static unsafe partial class KeyringInterop
{
    /// <summary>KEYCTL_READ of linux/keyctl.h.</summary>
    internal const int Read = 11;

    // Numbers of asm/unistd_64.h, and of asm-generic/unistd.h, which arm64 uses.
    private static readonly bool s_isGeneric = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    internal static long RequestKeyNumber => s_isGeneric ? 218 : 249;

    internal static long KeyControlNumber => s_isGeneric ? 219 : 250;

    // SAFETY: callers pass NUL-terminated text and true buffer lengths.
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static partial long RequestKey(long number, byte* type, byte* description, byte* information, long keyring);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static partial long KeyControl(long number, long operation, long key, byte* buffer, long length);
}
