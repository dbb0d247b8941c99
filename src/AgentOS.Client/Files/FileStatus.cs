namespace AgentOS.Client.Files;

/// <summary>A file's attributes, as stat(2) has them. Times are seconds since 1970 with fractions.</summary>
/// <param name="Ino">Inode number.</param>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="Nlink">Names.</param>
/// <param name="Uid">Owner.</param>
/// <param name="Gid">Group.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Atime">Last access.</param>
/// <param name="Mtime">Last change of the content.</param>
/// <param name="Ctime">Last change of the attributes.</param>
public sealed record FileStatus(long Ino, int Mode, long Nlink, long Uid, long Gid, long Size, double Atime, double Mtime, double Ctime);
