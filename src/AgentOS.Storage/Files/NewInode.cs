namespace AgentOS.Storage.Files;

/// <summary>What a new inode starts with.</summary>
/// <param name="Mode">Type and permission bits, umask already applied.</param>
/// <param name="UserId">Owner.</param>
/// <param name="GroupId">Group.</param>
/// <param name="DeviceNumber">For device nodes, as the kernel encodes it; else 0.</param>
public readonly record struct NewInode(uint Mode, uint UserId, uint GroupId, uint DeviceNumber = 0);
