using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Questions and settings of a terminal descriptor.</summary>
public static unsafe class Terminal
{
    /// <summary>True when the descriptor is a terminal.</summary>
    public static bool IsTerminal(int descriptor) => TerminalInterop.IsTerminal(descriptor) == 1;

    /// <summary>The window's size; zeros when the descriptor is no terminal.</summary>
    public static WindowSize GetSize(int descriptor)
    {
        ushort* size = stackalloc ushort[4];
        return TerminalInterop.Control(descriptor, TerminalInterop.GetWindowSize, size) == 0 ? new WindowSize(size[0], size[1]) : default;
    }

    /// <summary>Sets the window's size; the kernel tells the foreground processes with SIGWINCH.</summary>
    public static void SetSize(SafeFileHandle terminal, WindowSize size)
    {
        ushort* value = stackalloc ushort[] { size.Rows, size.Columns, 0, 0 };
        SystemCall.Check(TerminalInterop.Control((int)terminal.DangerousGetHandle(), TerminalInterop.SetWindowSize, value), "ioctl TIOCSWINSZ");
    }

    /// <summary>Opens a terminal, not as the controlling one.</summary>
    public static SafeFileHandle Open(string path) =>
        new(SystemCall.Check(TerminalInterop.Open(path, TerminalInterop.ReadWriteNoControl), "open", path), ownsHandle: true);

    /// <summary>Makes a new terminal pair in a devpts instance.</summary>
    /// <param name="devpts">Where the instance is mounted, <c>/dev/pts</c>.</param>
    /// <returns>The master side, and the path of the slave side.</returns>
    public static (SafeFileHandle Master, string SlavePath) Create(string devpts)
    {
        SafeFileHandle handle = Open($"{devpts}/ptmx");
        int master = (int)handle.DangerousGetHandle();
        int unlocked = 0;
        SystemCall.Check(TerminalInterop.Control(master, TerminalInterop.SetTerminalLock, &unlocked), "ioctl TIOCSPTLCK");
        int number = 0;
        SystemCall.Check(TerminalInterop.Control(master, TerminalInterop.GetTerminalNumber, &number), "ioctl TIOCGPTN");
        return (handle, $"{devpts}/{number}");
    }
}
