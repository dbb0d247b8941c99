using AgentOS.Sandbox;

namespace AgentOS.Machines;

/// <summary>A sandbox that is a machine of its own.</summary>
public interface IMachine : ISandbox
{
    /// <summary>Whether it stands still.</summary>
    bool IsPaused { get; }

    /// <summary>
    /// Brings it to where its disk can be copied: everything its programs have written is on it, and they stand still. False when it has ended. Undone by <see cref="Release"/>. One that is
    /// paused goes on for a moment.
    /// </summary>
    Task<bool> HoldAsync();

    /// <summary>Lets it be what it was before <see cref="HoldAsync"/>.</summary>
    void Release();
}
