namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>Why a Firecracker did not do something (<c>Error</c> of the API).</summary>
/// <param name="FaultMessage">For people.</param>
internal sealed record FirecrackerFault(string? FaultMessage);
