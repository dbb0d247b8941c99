namespace AgentOS.Cli.Commands.Files;

/// <summary>What a directory and everything below it takes.</summary>
/// <param name="Path">The directory.</param>
/// <param name="Bytes">Storage used, in bytes. A file with several names counts once.</param>
/// <param name="Files">Files of any type below it, names counted once each.</param>
internal sealed record DiskUse(string Path, long Bytes, long Files);
