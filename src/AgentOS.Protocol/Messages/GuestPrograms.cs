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

    /// <summary>Shows and changes every file its caller may, over standard input and output: see <see cref="GuestFileFrame"/>.</summary>
    public const string FileSystem = "filesystem";

    /// <summary>Connects standard input and output to the port of the loopback in the argument that follows.</summary>
    public const string Dial = "dial";

    /// <summary>Runs the command in the arguments that follow, with what it prints on standard error; when it succeeds, writes what it changed in its machine's root to standard output, as a layer of an image.</summary>
    public const string Layer = "layer";

    /// <summary>Does nothing, for ever.</summary>
    public const string Wait = "wait";
}
