namespace AgentOS.Images.Trees;

/// <summary>A name in a directory.</summary>
/// <param name="Inode">What it names.</param>
/// <param name="Layer">The layer that put it there; whiteouts of that layer do not mean it.</param>
internal readonly record struct ImageName(ImageInode Inode, int Layer);
