using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors;

/// <summary>What a machine begins with.</summary>
/// <param name="InitialFileSystem">The path of what its kernel boots with; null for the copy of a machine that has booted.</param>
/// <param name="Memory">The memory of the template it is a copy of, or is to become; null for neither.</param>
internal sealed record MachineBeginning(string? InitialFileSystem, SafeFileHandle? Memory);
