namespace AgentOS.Machines.Kernels;

/// <summary>A Linux kernel for guests.</summary>
/// <param name="Release">As uname(2) says it.</param>
/// <param name="ImagePath">The kernel itself (bzImage).</param>
/// <param name="ModulePath">Its <c>kernel</c> directory of modules.</param>
public sealed record GuestKernel(string Release, string ImagePath, string ModulePath);
