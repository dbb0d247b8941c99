namespace AgentOS.Linux;

/// <summary>Signal numbers and dispositions (signal(7), x86-64 and arm64).</summary>
public static class Signals
{
    /// <summary>SIGHUP.</summary>
    public const int Hangup = 1;
    /// <summary>SIGINT.</summary>
    public const int Interrupt = 2;
    /// <summary>SIGQUIT.</summary>
    public const int Quit = 3;
    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;
    /// <summary>SIGUSR1.</summary>
    public const int User1 = 10;
    /// <summary>SIGUSR2.</summary>
    public const int User2 = 12;
    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;
    /// <summary>SIGCONT.</summary>
    public const int Continue = 18;
    /// <summary>SIGSTOP.</summary>
    public const int Stop = 19;
    /// <summary>SIGTSTP.</summary>
    public const int TerminalStop = 20;
    /// <summary>SIGWINCH.</summary>
    public const int WindowChange = 28;

    private const nint DefaultHandler = 0, IgnoreHandler = 1; // SIG_DFL, SIG_IGN
    private const int CallersGroup = 0;

    /// <summary>Makes this process ignore a signal.</summary>
    public static void Ignore(int signal) => SystemCall.Check(ProcessInterop.Signal(signal, IgnoreHandler), "signal");

    /// <summary>
    /// Stops this process as a terminal's key would (SIGTSTP), and returns when it goes on; at once where nobody could make it go on (an orphaned process group). This thread
    /// sends the signal to itself, so that nothing is done between it and the stop. The signal has its default meaning afterwards.
    /// </summary>
    public static void StopThisProcess()
    {
        _ = ProcessInterop.Signal(TerminalStop, DefaultHandler);
        _ = ProcessInterop.Raise(TerminalStop);
    }

    /// <summary>The same for all processes of the caller's group, as the terminal does it.</summary>
    public static void StopThisGroup()
    {
        // First the others: the signal to the group must not stop this process a second time.
        Ignore(TerminalStop);
        Send(CallersGroup, TerminalStop);
        StopThisProcess();
    }

    /// <summary>
    /// Sends a signal to every other process of the caller's pid namespace, the first excepted (kill(2)): at one moment, so that none is born
    /// behind its back (the Linux kernel takes all of them under one lock, and a fork with a signal pending begins again).
    /// </summary>
    /// <exception cref="LinuxException">The signal is unknown or not permitted.</exception>
    public static void SendToAll(int signal) => Send(-1, signal);

    /// <summary>Sends a signal to a process, or with a negative number to a process group. A target that is gone is no error.</summary>
    /// <exception cref="LinuxException">The signal is unknown or not permitted.</exception>
    public static void Send(int pid, int signal)
    {
        if (ProcessInterop.Kill(pid, signal) == -1 && SystemCall.LastError != Errno.ESRCH)
            throw new LinuxException(SystemCall.LastError, "kill");
    }
}
