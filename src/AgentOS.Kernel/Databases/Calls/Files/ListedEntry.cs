namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>One name in a directory.</summary>
/// <param name="Name">It; bytes that are no UTF-8 show as U+FFFD.</param>
/// <param name="Ino">Inode number.</param>
/// <param name="Type">One letter, <see cref="TypeLetter"/>.</param>
/// <param name="Stat">Attributes, when they were asked for.</param>
internal sealed record ListedEntry(string Name, long Ino, string Type, StatFields? Stat);
