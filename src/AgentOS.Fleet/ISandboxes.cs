using AgentOS.Errors;
using AgentOS.Fleet.Programs;
using AgentOS.Fleet.Records;
using AgentOS.Fleet.Snapshots;
using AgentOS.Kernel;

namespace AgentOS.Fleet;

/// <summary>
/// This user's sandboxes, of either tier. Each is held by a process of its own, so they outlive whoever made them; who asks next finds them all. Thread-safe.
/// </summary>
public interface ISandboxes
{
    /// <summary>Makes a sandbox and starts it.</summary>
    /// <param name="request">What it should be.</param>
    /// <param name="cancellationToken">Stops the pull of an image; nothing is left then.</param>
    /// <exception cref="AgentOSException">It cannot be had as asked: nothing was made.</exception>
    Task<SandboxInfo> CreateAsync(SandboxRequest request, CancellationToken cancellationToken);

    /// <summary>All of them, oldest first.</summary>
    IReadOnlyList<SandboxInfo> List();

    /// <summary>One of them.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>.</exception>
    SandboxInfo Find(string id);

    /// <summary>Starts one that was stopped; no error when it runs.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, or it cannot be started.</exception>
    Task<SandboxInfo> StartAsync(string id);

    /// <summary>Ends everything in it; its files are kept. No error when it does not run.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>.</exception>
    Task StopAsync(string id);

    /// <summary>Has everything in it stand still.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, <see cref="FleetErrors.NotRunning"/>.</exception>
    Task PauseAsync(string id);

    /// <summary>Lets everything in it go on.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, <see cref="FleetErrors.NotRunning"/>.</exception>
    Task ResumeAsync(string id);

    /// <summary>Makes another sandbox like it, with its files as they are now, and starts it.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, or it cannot be made: nothing was.</exception>
    Task<SandboxInfo> ForkAsync(string id, SandboxLabels labels, CancellationToken cancellationToken);

    /// <summary>Stops and removes it, with its files.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>.</exception>
    Task DeleteAsync(string id);

    /// <summary>Writes on it, in place of what was written.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>.</exception>
    void Label(string id, SandboxLabels labels);

    /// <summary>Starts a program in it.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, <see cref="FleetErrors.NotRunning"/>, <see cref="FleetErrors.Paused"/>, an entry of <see cref="Kernel.SessionErrors"/>.</exception>
    Task<SandboxProgram> StartProgramAsync(string id, ProgramRequest request);

    /// <summary>Shows files of any path in it, with the rights of its programs.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, <see cref="FleetErrors.NotRunning"/>, <see cref="FleetErrors.Paused"/>, an entry of <see cref="Kernel.SessionErrors"/>.</exception>
    Task<GuestFiles> OpenFilesAsync(string id);

    /// <summary>Shows its kept states, after all that its programs wrote until now.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>.</exception>
    Task<ISandboxSnapshots> OpenSnapshotsAsync(string id);

    /// <summary>Makes what its programs wrote visible to who opens its file, and what others wrote visible to them. Nothing to do when it does not run.</summary>
    Task SynchronizeAsync(string id);
}
