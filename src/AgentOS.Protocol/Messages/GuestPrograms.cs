namespace AgentOS.Protocol;

/// <summary>What agentos-init is besides a sandbox's first process: its first argument.</summary>
public static class GuestPrograms
{
    /// <summary>In machines: a program that becomes the one in its arguments, as <see cref="Adopt"/> does; without arguments it waits, as <see cref="Wait"/> does.</summary>
    public const string MachineRunner = "/run/agentos/runner";

    /// <summary>Becomes the program in the arguments that follow, whose descendants all stay below it.</summary>
    public const string Adopt = "adopt";

    /// <summary>Reads and writes files for the kernel, over standard input.</summary>
    public const string Files = "files";

    /// <summary>Does nothing, for ever.</summary>
    public const string Wait = "wait";
}
