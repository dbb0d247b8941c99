namespace AgentOS.Linux;

/// <summary>Which file a path or descriptor means: two paths with equal identities are one file.</summary>
/// <param name="DeviceMajor">Major number of the device that holds it.</param>
/// <param name="DeviceMinor">Minor number of that device.</param>
/// <param name="Inode">Inode number there.</param>
public readonly record struct FileIdentity(uint DeviceMajor, uint DeviceMinor, ulong Inode);
