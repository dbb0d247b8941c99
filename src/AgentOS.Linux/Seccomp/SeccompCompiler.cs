using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Compiles denials to a BPF program with libseccomp. Everything not denied is allowed; foreign ABIs are killed.</summary>
public static unsafe class SeccompCompiler
{
    private const int UnknownSystemCall = -1; // __NR_SCMP_ERROR

    /// <summary>True when libseccomp can be loaded.</summary>
    public static bool IsAvailable
    {
        get
        {
            if (!NativeLibrary.TryLoad("libseccomp.so.2", out nint library))
                return false;
            NativeLibrary.Free(library);
            return true;
        }
    }

    /// <summary>Compiles the rules for the native architecture.</summary>
    /// <returns>Array of struct sock_filter.</returns>
    /// <exception cref="LinuxException">libseccomp refused a rule.</exception>
    public static byte[] Compile(IEnumerable<SeccompRule> rules)
    {
        nint context = LibSeccomp.Init(LibSeccomp.Allow);
        if (context == 0)
            throw new LinuxException(Errno.ENOMEM, "seccomp_init");
        try
        {
            Require(LibSeccomp.SetAttribute(context, LibSeccomp.BadArchitectureAction, LibSeccomp.KillProcess), "seccomp_attr_set");
            Require(LibSeccomp.SetAttribute(context, LibSeccomp.Optimize, LibSeccomp.BinaryTree), "seccomp_attr_set");
            foreach (SeccompRule rule in rules)
                Add(context, rule);
            return Export(context);
        }
        finally
        {
            LibSeccomp.Release(context);
        }
    }

    private static void Add(nint context, SeccompRule rule)
    {
        int number = rule.Number ?? LibSeccomp.ResolveName(rule.SystemCall);
        if (number == UnknownSystemCall)
            throw new LinuxException(Errno.ENOSYS, "resolve system call", rule.SystemCall);
        // Negative pseudo numbers are calls this architecture does not have.
        if (number < 0)
            return;
        fixed (SeccompComparison* conditions = rule.Conditions.ToArray())
        {
            Require(LibSeccomp.AddRule(context, LibSeccomp.ErrnoBase | (uint)rule.Error, number, (uint)rule.Conditions.Count, conditions),
                "seccomp_rule_add", rule.SystemCall);
        }
    }

    private static byte[] Export(nint context)
    {
        using SafeFileHandle memory = MemoryFile.Create([]);
        Require(LibSeccomp.Export(context, (int)memory.DangerousGetHandle()), "seccomp_export_bpf");
        return MemoryFile.ReadAll(memory);
    }

    private static void Require(int result, string step, string target = "")
    {
        if (result < 0)
            throw new LinuxException((Errno)(-result), step, target);
    }
}
