namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>Whether a machine's processors run (<c>Vm</c> of the API).</summary>
/// <param name="State">"Paused" or "Resumed".</param>
internal sealed record FirecrackerState(string State)
{
    public static readonly FirecrackerState Paused = new("Paused"), Resumed = new("Resumed");
}
