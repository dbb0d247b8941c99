using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A pidfd: names one process for as long as it is held, whatever happens to its number.</summary>
public sealed unsafe class ProcessDescriptor : IDisposable
{
    private readonly SafeFileHandle _handle;

    private ProcessDescriptor(SafeFileHandle handle) => _handle = handle;

    /// <summary>Opens a process of the caller's pid namespace.</summary>
    /// <exception cref="LinuxException">No such process.</exception>
    public static ProcessDescriptor Open(int pid) => new(new SafeFileHandle(
        (nint)SystemCall.Check(ProcessInterop.Call(ProcessInterop.SysPidfdOpen, pid, 0, 0, 0), "pidfd_open"), ownsHandle: true));

    /// <summary>Sends a signal. A process that is gone is no error.</summary>
    /// <exception cref="LinuxException">The signal is unknown or not permitted.</exception>
    public void Signal(int signal)
    {
        long result = ProcessInterop.Call(ProcessInterop.SysPidfdSendSignal, _handle.DangerousGetHandle(), signal, 0, 0);
        if (result == -1 && SystemCall.LastError != Errno.ESRCH)
            throw new LinuxException(SystemCall.LastError, "pidfd_send_signal");
    }

    /// <summary>Blocks until the process has ended: its descriptor is readable then (pidfd_open(2)).</summary>
    public void WaitForEnd()
    {
        TerminalInterop.PollEntry entry = new() { Descriptor = (int)_handle.DangerousGetHandle(), Events = ProcessInterop.PollIn };
        while (TerminalInterop.Poll(&entry, 1, ProcessInterop.Forever) < 0 && SystemCall.LastError == Errno.EINTR)
        {
            // A signal interrupted the wait.
        }
    }

    /// <summary>Calls back, on the thread pool, when the process has ended. Not to be disposed before.</summary>
    public void WhenEnded(Action ended) => Polling.ReadinessWatch.WhenReadable(_handle, ended);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
