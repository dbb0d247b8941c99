namespace AgentOS.Sandbox;

/// <summary>Asks for a mount, usually of FUSE.</summary>
/// <param name="Path">An existing empty directory to mount at.</param>
/// <param name="UserId">Host user id the sandbox's processes have: the mount's <c>user_id</c>.</param>
/// <param name="GroupId">Host group id the sandbox's processes have.</param>
/// <param name="IsPrivileged">
/// True: mount with mount(2) on the calling thread; it has a mount namespace of its own, where the mount stays. False: an ordinary user mounts
/// with fusermount3, visible in the host's namespace until <see cref="CallbackSource.Release"/>.
/// </param>
public readonly record struct MountRequest(string Path, uint UserId, uint GroupId, bool IsPrivileged);
