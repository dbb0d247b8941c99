namespace AgentOS.Client.Files;

/// <summary>One entry of a directory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ino">Its inode number.</param>
/// <param name="Type"><c>f</c> file, <c>d</c> directory, <c>l</c> symbolic link, <c>p</c> pipe, <c>s</c> socket, <c>c</c> or <c>b</c> device.</param>
/// <param name="Stat">Its attributes, when they were asked for.</param>
public sealed record FileEntry(string Name, long Ino, string Type, FileStatus? Stat = null);
