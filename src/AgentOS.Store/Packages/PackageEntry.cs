namespace AgentOS.Store.Packages;

/// <summary>One file or link of a package.</summary>
/// <param name="Path">From the package's folder, with slashes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes; of a link, its target's length.</param>
public readonly record struct PackageEntry(string Path, PackageEntryKind Kind, long Size);
