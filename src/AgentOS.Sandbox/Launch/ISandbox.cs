using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>A running program and what isolates it: namespaces (<see cref="SandboxProcess"/>), or a machine of its own. Disposing it kills everything inside.</summary>
public interface ISandbox : IDisposable
{
    /// <summary>The layers in force.</summary>
    EnforcementReport Report { get; }

    /// <summary>Master side of the program's terminal; null when no standard stream is a terminal. Owned by this object.</summary>
    SafeFileHandle? Terminal { get; }

    /// <summary>The sandbox's first process, as this process numbers it.</summary>
    int ProcessId { get; }

    /// <summary>Whether the program could be executed, once that is known.</summary>
    Task<bool> Started { get; }

    /// <summary>What counts towards its limits now; null when it has no cgroup, whose files tell.</summary>
    ResourceLoad? Load();

    /// <summary>Waits until the program has ended and everything inside is gone.</summary>
    Task<SandboxExit> WaitAsync();

    /// <summary>Sends the program's process group a signal. No error when it has ended.</summary>
    /// <param name="signal">1–64.</param>
    void Signal(int signal);

    /// <summary>Tells the program's terminal its size.</summary>
    void Resize(WindowSize size);

    /// <summary>Stops everything inside. No error when it has ended.</summary>
    void Pause();

    /// <summary>Lets everything inside go on. No error when it has ended.</summary>
    void Resume();

    /// <summary>Kills everything inside at once.</summary>
    void Kill();

    /// <summary>Passes a caller's connection on to the sandbox, whose first program then starts another program for it.</summary>
    /// <param name="connection">A connected Unix stream socket; stays the caller's to dispose.</param>
    /// <exception cref="LinuxException">EPIPE when the sandbox has ended.</exception>
    void Join(SafeFileHandle connection);
}
