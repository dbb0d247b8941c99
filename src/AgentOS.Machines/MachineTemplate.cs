using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>A machine that has booted and is nobody yet, as any number of machines can begin.</summary>
/// <param name="Memory">Its memory: a memory file. A sealed one can be changed by none of its copies (<see cref="AgentOS.Linux.MemoryFile.Seal"/>); each has what it writes for itself.</param>
/// <param name="Devices">What its devices and processors were doing; read from its position on, so each copy needs one of its own.</param>
public sealed record MachineTemplate(SafeFileHandle Memory, SafeFileHandle Devices);
