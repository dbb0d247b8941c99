using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors;

/// <summary>A monitor that runs.</summary>
/// <param name="Jail">Its sandbox.</param>
/// <param name="Link">Our end of the link to the guest.</param>
/// <param name="Control">How it is told what to do.</param>
/// <param name="Layer">What it is in a report.</param>
internal sealed record StartedMonitor(SandboxProcess Jail, SafeFileHandle Link, IMonitorControl Control, LayerStatus Layer);
